import { beforeEach, describe, expect, it } from '@jest/globals';
import { ADVISORY, advisoryCatalogue, type AdvisoryEvent, advisoryDecider, defaultPolicy } from '#domain';
import { CitizenDied } from '#domain/pathway/case/events.js';
import { openMemoryEventStore } from '#event-store/memory/index.js';
import { BEFORE_ALL, dateInCopenhagen, fold, instant, type PlainDate, plainDate, type StoredEvent, streamName, system, uuid } from '#kernel';
import { type CommandHandler, listenAtFaultPoints } from '#processing';
import { DeliveryWorld } from '#testing/delivery/delivery-world.js';
import { noViews } from '#testing/delivery/no-views.js';
import { AdvisoryPlanner } from './advisory-planner.js';
import { AgreementBook } from './agreement-book.js';

let world: DeliveryWorld;
beforeEach(() => {
  world = new DeliveryWorld(openMemoryEventStore());
});
const planner = (commands: Pick<CommandHandler, 'execute'> = world.commands) =>
  new AdvisoryPlanner({ store: world.store, commands, policies: world.policies }, new AgreementBook(world.store));

/** Hands the whole log to a planner, as a processor that begins at the beginning does. */
async function planAll(by = planner()): Promise<void> {
  const { events } = await world.store.readAll({ after: BEFORE_ALL, limit: 1000, types: by.types });
  await by.handle(events, noViews);
}
const advisories = () => world.streamsOf(ADVISORY, advisoryCatalogue);
const typesOf = (streams: readonly (readonly AdvisoryEvent[])[]) => streams.map((events) => events.map(({ type }) => type));
async function contents() {
  return (await advisories()).map(([first]) => (first?.type === 'AdvisoryPlanned' ? first.data : undefined)!);
}
async function send(stream: string, date: PlainDate = world.today): Promise<void> {
  for (const command of [{ type: 'StartDispatch' }, { type: 'RecordSent', attempt: 1, at: world.clock.now() }] as const) {
    const id = world.ids.next();
    const outcome = await world.commands.execute({
      stream: stream as StoredEvent['stream'],
      decider: advisoryDecider,
      catalogue: advisoryCatalogue,
      command,
      circumstances: (now) => ({ now, today: date, policy: defaultPolicy }),
      meta: { commandId: id, correlationId: id, causationId: id, actor: system, municipality: '621' as StoredEvent['metadata']['municipality'] },
    });
    if (outcome.status !== 'accepted') throw new Error(outcome.status);
  }
}
async function advisoryStreams(): Promise<string[]> {
  const { events } = await world.store.readAll({ after: BEFORE_ALL, limit: 1000, types: ['AdvisoryPlanned'] });
  return events.map(({ stream }) => stream);
}

describe('planning advisories', () => {
  it('plans one for each partner with an agreement, under its lead time', async () => {
    await world.agree();
    await world.agree({ partner: { id: 'drop-in', name: 'Værestedet' }, leadTime: { value: 1, unit: 'days' } });
    await world.plans(await world.resident(), plainDate('2026-11-20'));
    await planAll();
    expect((await contents()).map(({ partnerId, dueAt }) => `${partnerId} ${dueAt}`).sort()).toEqual([
      'drop-in 2026-11-19T11:00:00.000Z',
      'regional-psychiatry 2026-11-13T11:00:00.000Z',
    ]);
  });

  it('plans once, however often it is handed the log', async () => {
    await world.agree();
    await world.plans(await world.resident(), world.inDays(20));
    await planAll();
    const head = await world.store.head();
    await planAll();
    await Promise.all([planAll(planner()), planAll(planner())]);
    expect(await world.store.head()).toBe(head);
  });

  it('carries the correlation id of the cause, and names it (P28)', async () => {
    await world.agree();
    const cause = await world.plans(await world.resident(), world.inDays(20));
    await planAll();
    const [stream] = await advisoryStreams();
    const [planned] = await world.store.readStream(streamName(ADVISORY, stream!.slice('advisory-'.length)));
    expect(planned!.metadata).toMatchObject({ correlationId: cause.metadata.correlationId, causationId: cause.id, actor: system });
  });

  it('asks only the agreements that stood before the event, so that a later one asks on its own account and not in hindsight', async () => {
    await world.plans(await world.resident(), world.inDays(20));
    await world.agree();
    await planAll();
    const registered = (await world.store.readAll({ after: BEFORE_ALL, limit: 10, types: ['AgreementRegistered'] })).events[0]!;
    expect((await contents()).map(({ underRevision }) => underRevision)).toEqual([registered.id]);
  });

  it('asks the agreement in the version that holds on the date, for the tilbud, of the municipality', async () => {
    const other = world.ids.next();
    await world.agree({ tilbudId: other });
    await world.agree({ partner: { id: 'past', name: 'Forbi' }, validTo: world.inDays(10) });
    await world.agree({ partner: { id: 'reverse', name: 'Modsat' }, direction: 'from-partner', trigger: 'hospital-discharge' });
    await world.plans(await world.resident(), world.inDays(20));
    await planAll();
    expect(await advisories()).toEqual([]);
  });

  it('replaces the queued one when the date is moved later', async () => {
    await world.agree();
    const resident = await world.resident();
    await world.plans(resident, world.inDays(20));
    await planAll();
    await world.moves(resident, world.inDays(20), world.inDays(30));
    await planAll();
    expect(typesOf(await advisories())).toEqual([['AdvisoryPlanned', 'AdvisoryReplaced'], ['AdvisoryPlanned']]);
    expect((await contents())[1]).toMatchObject({ kind: 'discharge-planned', about: { date: world.inDays(30) }, late: null });
  });

  it('tells a partner at once that holds the former date', async () => {
    await world.agree();
    const resident = await world.resident();
    await world.plans(resident, world.inDays(3));
    await planAll();
    await send((await advisoryStreams())[0]!);
    await world.moves(resident, world.inDays(3), world.inDays(30));
    await planAll();
    expect((await contents())[1]).toMatchObject({ kind: 'discharge-moved', dueAt: world.clock.now(), late: null });
  });

  it('plans anew when a dispatcher begins to send what is just being replaced', async () => {
    await world.agree();
    const resident = await world.resident();
    await world.plans(resident, world.inDays(3));
    await planAll();
    const [first] = await advisoryStreams();
    await world.moves(resident, world.inDays(3), world.inDays(30));
    let raced = false;
    const racing: Pick<CommandHandler, 'execute'> = {
      execute: async (request) => {
        if (!raced && request.stream === first) {
          raced = true;
          await send(first);
        }
        return world.commands.execute(request);
      },
    };
    await planAll(planner(racing));
    expect(typesOf(await advisories())).toEqual([
      ['AdvisoryPlanned', 'AdvisoryDispatchStarted', 'AdvisorySent', 'AdvisoryReplaced'],
      ['AdvisoryPlanned'],
    ]);
    expect((await contents())[1]!.kind).toBe('discharge-moved');
  });

  it('goes on where it was killed between the two streams', async () => {
    await world.agree();
    const resident = await world.resident();
    await world.plans(resident, world.inDays(20));
    await planAll();
    await world.moves(resident, world.inDays(20), world.inDays(30));
    const end = listenAtFaultPoints((name) => {
      if (name === 'planner.after-append') throw new Error('killed');
    });
    await expect(planAll()).rejects.toThrow('killed');
    end();
    expect(typesOf(await advisories())).toEqual([['AdvisoryPlanned', 'AdvisoryReplaced']]);
    await planAll();
    expect(typesOf(await advisories())).toEqual([['AdvisoryPlanned', 'AdvisoryReplaced'], ['AdvisoryPlanned']]);
  });

  it('withdraws what is unsent when it is cancelled, and takes back what was sent', async () => {
    await world.agree();
    const [unsent, sent] = [await world.resident(), await world.resident()];
    await world.plans(unsent, world.inDays(20));
    await world.plans(sent, world.inDays(3));
    await planAll();
    const streams = await advisoryStreams();
    const due = await contents();
    await send(streams[due.findIndex(({ citizenId }) => citizenId === sent.citizenId)]!);
    await world.cancels(unsent, world.inDays(20));
    await world.cancels(sent, world.inDays(3));
    await planAll();
    const states = (await advisories()).map((events) => fold(advisoryDecider, events));
    const of = ({ citizenId }: { citizenId: string }) =>
      states.flatMap((one) => (one.is === 'planned' && one.content.citizenId === citizenId ? [`${one.content.kind} ${one.fate}`] : []));
    expect(of(unsent)).toEqual(['discharge-planned withdrawn']);
    expect(of(sent)).toEqual(['discharge-planned sent', 'discharge-withdrawn open']);
  });

  it('plans nothing for a date that had passed', async () => {
    await world.agree();
    await world.records(await world.resident(), world.inDays(-1));
    await planAll();
    expect(await advisories()).toEqual([]);
  });

  it('leaves out what a later event has overtaken before it was planned', async () => {
    await world.agree();
    const resident = await world.resident();
    await world.plans(resident, world.inDays(20));
    await world.moves(resident, world.inDays(20), world.inDays(30));
    await planAll();
    expect((await contents()).map(({ about }) => about.date)).toEqual([world.inDays(30)]);
  });

  it('withdraws what is unsent when the citizen dies', async () => {
    await world.agree();
    const resident = await world.resident();
    await world.plans(resident, world.inDays(20));
    await planAll();
    await world.happens(resident.citizenId, CitizenDied.of({ source: 'hospital' }, { on: world.today }));
    await planAll();
    expect(typesOf(await advisories())).toEqual([['AdvisoryPlanned', 'AdvisoryWithdrawn']]);
  });

  it('stores nothing of the person', async () => {
    await world.agree();
    await world.plans(await world.resident(), world.inDays(20));
    await planAll();
    const [stream] = await advisoryStreams();
    const stored = await world.store.readStream(streamName(ADVISORY, uuid(stream!.slice('advisory-'.length))));
    expect(JSON.stringify(stored.map(({ data }) => data))).not.toMatch(/0101009999|Testborger|Prøvevej/);
    expect(dateInCopenhagen(instant(stored[0]!.metadata.recordedAt))).toBe(world.today);
  });
});
