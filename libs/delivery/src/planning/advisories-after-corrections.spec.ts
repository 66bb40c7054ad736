import { beforeEach, describe, expect, it } from '@jest/globals';
import { ADVISORY, advisoryCatalogue, advisoryDecider, defaultPolicy } from '#domain';
import { CitizenDied } from '#domain/pathway/case/events.js';
import { DischargePlanned, StayStarted } from '#domain/pathway/stay/events.js';
import { openMemoryEventStore } from '#event-store/memory/index.js';
import { BEFORE_ALL, type CorrectionReason, EntryCorrected, EntryRetracted, fold, type JsonObject, type PlainDate, plainDate, type StoredEvent, streamName, system, type Uuid } from '#kernel';
import { DeliveryWorld, type Resident } from '#testing/delivery/delivery-world.js';
import { noViews } from '#testing/delivery/no-views.js';
import { AdvisoryPlanner } from './advisory-planner.js';
import { AgreementBook } from './agreement-book.js';

let world: DeliveryWorld;
let resident: Resident;
beforeEach(async () => {
  world = new DeliveryWorld(openMemoryEventStore());
  await world.agree();
  resident = await world.resident();
});

/** Hands the whole log to two planners, one after the other: the second finds nothing more to do. */
async function planAll(): Promise<void> {
  for (const expected of [undefined, 'nothing'] as const) {
    const head = await world.store.head();
    const planner = new AdvisoryPlanner({ store: world.store, commands: world.commands, policies: world.policies }, new AgreementBook(world.store));
    await planner.handle((await world.store.readAll({ after: BEFORE_ALL, limit: 1000, types: planner.types })).events, noViews);
    if (expected) expect(await world.store.head()).toBe(head);
  }
}
/** `kind date fate` of every advisory, in the order in which they were planned. */
async function advisories(of = resident.citizenId): Promise<string[]> {
  const states = (await world.streamsOf(ADVISORY, advisoryCatalogue)).map((events) => fold(advisoryDecider, events));
  return states.flatMap((one) => (one.is === 'planned' && one.content.citizenId === of ? [`${one.content.kind} ${one.content.about.date} ${one.fate}`] : []));
}
async function latest() {
  const [planned] = (await world.streamsOf(ADVISORY, advisoryCatalogue)).at(-1)!;
  return planned?.type === 'AdvisoryPlanned' ? planned.data : undefined;
}
async function sendAll(): Promise<void> {
  const { events } = await world.store.readAll({ after: BEFORE_ALL, limit: 1000, types: ['AdvisoryPlanned'] });
  for (const { stream } of events) {
    for (const command of [{ type: 'StartDispatch' }, { type: 'RecordSent', attempt: 1, at: world.clock.now() }] as const) {
      const id = world.ids.next();
      await world.commands.execute({
        stream: streamName(ADVISORY, stream.slice('advisory-'.length)),
        decider: advisoryDecider,
        catalogue: advisoryCatalogue,
        command,
        circumstances: (now) => ({ now, today: world.today, policy: defaultPolicy }),
        meta: { commandId: id, correlationId: id, causationId: id, actor: system, municipality: events[0]!.metadata.municipality },
      });
    }
  }
}
function movedIn(stayId: Uuid) {
  const legalBasis = { law: 'SEL', section: '107', validFrom: plainDate('2020-01-01'), validTo: null } as const;
  return StayStarted.of({ stayId, legalBasis, ground: { kind: 'no-visitation-needed' }, tilbudId: world.tilbudId }, { on: world.today });
}
const takenBack = (entries: readonly StoredEvent[], because: CorrectionReason = 'did-not-happen', of = resident) =>
  world.happens(of.citizenId, EntryRetracted.of({ entries: entries.map(({ id }) => id), because }, { on: world.today }));
const saidAnew = ({ id, type, schemaVersion, data }: StoredEvent, to: JsonObject, effective: PlainDate = world.today) =>
  world.happens(
    resident.citizenId,
    EntryCorrected.of({ entry: id, because: 'wrong-date', says: { type, schemaVersion, data: { ...data, ...to }, effective } }, { on: world.today }),
  );

describe('advisories when an entry is corrected or taken back', () => {
  it('death recorded by mistake: what was withdrawn is planned anew', async () => {
    await world.plans(resident, world.inDays(20));
    await planAll();
    const death = await world.happens(resident.citizenId, CitizenDied.of({ source: 'hospital' }, { on: world.today }));
    await planAll();
    expect(await advisories()).toEqual([`discharge-planned ${world.inDays(20)} withdrawn`]);
    await takenBack([death]);
    await planAll();
    expect(await advisories()).toEqual([`discharge-planned ${world.inDays(20)} withdrawn`, `discharge-planned ${world.inDays(20)} open`]);
  });

  it('death recorded by mistake and found before anything was planned: as if it had not been', async () => {
    await world.plans(resident, world.inDays(20));
    const death = await world.happens(resident.citizenId, CitizenDied.of({ source: 'hospital' }, { on: world.today }));
    await takenBack([death]);
    await planAll();
    expect(await advisories()).toEqual([`discharge-planned ${world.inDays(20)} open`]);
  });

  it('a discharge recorded by mistake, that the partner was told of: told the planned date again', async () => {
    await world.plans(resident, world.inDays(3));
    await planAll();
    await sendAll();
    const discharge = await world.records(resident, world.today);
    await planAll();
    await sendAll();
    await takenBack([discharge]);
    await planAll();
    expect(await advisories()).toEqual([
      `discharge-planned ${world.inDays(3)} sent`,
      `discharge-moved ${world.today} sent`,
      `discharge-moved ${world.inDays(3)} open`,
    ]);
    expect(await latest()).toMatchObject({ dueAt: world.clock.now(), late: null });
  });

  it('a plan taken back: withdrawn, and the partner told where it had been told', async () => {
    const plan = await world.plans(resident, world.inDays(3));
    await planAll();
    await sendAll();
    const retraction = await takenBack([plan]);
    await planAll();
    expect(await advisories()).toEqual([`discharge-planned ${world.inDays(3)} sent`, `discharge-withdrawn ${world.inDays(3)} open`]);
    await takenBack([retraction], 'correction-was-wrong');
    await planAll();
    expect(await advisories()).toEqual([`discharge-planned ${world.inDays(3)} sent`, `discharge-withdrawn ${world.inDays(3)} withdrawn`]);
  });

  it('a plan taken back unsent: withdrawn in silence, as taken back', async () => {
    const plan = await world.plans(resident, world.inDays(20));
    await planAll();
    await takenBack([plan]);
    await planAll();
    const [events] = await world.streamsOf(ADVISORY, advisoryCatalogue);
    expect(events!.at(-1)).toMatchObject({ type: 'AdvisoryWithdrawn', data: { because: 'retracted', possiblySent: false } });
  });

  it('a wrong date set right to an earlier one: sent at once, late, by whoever corrects', async () => {
    const plan = await world.plans(resident, world.inDays(20));
    await planAll();
    await saidAnew(plan, { date: world.inDays(2) });
    await planAll();
    expect(await advisories()).toEqual([`discharge-planned ${world.inDays(20)} replaced`, `discharge-planned ${world.inDays(2)} open`]);
    expect(await latest()).toMatchObject({ dueAt: world.clock.now(), late: { by: 5, causedBy: 'botilbud' } });
  });

  it('a wrong date set right to a later one: the queued advisory is replaced', async () => {
    const plan = await world.plans(resident, world.inDays(20));
    await planAll();
    await saidAnew(plan, { date: world.inDays(30) });
    await planAll();
    expect(await advisories()).toEqual([`discharge-planned ${world.inDays(20)} replaced`, `discharge-planned ${world.inDays(30)} open`]);
    expect(await latest()).toMatchObject({ late: null });
  });

  it('a discharge set right to a date that has passed: nothing is sent retroactively', async () => {
    const discharge = await world.records(resident, world.today);
    await planAll();
    await saidAnew(discharge, {}, world.inDays(-2));
    await planAll();
    expect(await advisories()).toEqual([`discharge-planned ${world.today} withdrawn`]);
  });

  it('the tilbud set right: told under the agreement that holds there, and not under the other', async () => {
    const plan = await world.plans(resident, world.inDays(20));
    await planAll();
    const stay = (await world.store.readStream(plan.stream)).find(({ type }) => type === 'StayStarted')!;
    await saidAnew(stay, { tilbudId: world.ids.next() });
    await planAll();
    expect(await advisories()).toEqual([`discharge-planned ${world.inDays(20)} replaced`, `discharge-planned ${world.inDays(20)} open`]);
  });

  it('entries moved to the right citizen: withdrawn for the one, planned for the other, each once', async () => {
    const plan = await world.plans(resident, world.inDays(20));
    await planAll();
    const other = { ...(await world.resident()), planId: resident.planId };
    const stay = (await world.store.readStream(plan.stream)).find(({ type }) => type === 'StayStarted')!;
    await world.happens(
      other.citizenId,
      movedIn(resident.stayId),
      DischargePlanned.of({ stayId: resident.stayId, planId: resident.planId, date: world.inDays(20), destination: 'own-home', causedBy: 'botilbud' }, { on: world.today }),
    );
    await takenBack([stay, plan], 'wrong-citizen');
    await planAll();
    expect(await advisories()).toEqual([`discharge-planned ${world.inDays(20)} withdrawn`]);
    expect(await advisories(other.citizenId)).toEqual([`discharge-planned ${world.inDays(20)} open`]);
  });

  it('two discharges changed by one correction: an advisory for each', async () => {
    const [stayId, planId] = [world.ids.next(), world.ids.next()];
    await world.happens(resident.citizenId, movedIn(stayId));
    const first = await world.plans(resident, world.inDays(20));
    const second = await world.plans({ ...resident, stayId, planId }, world.inDays(25));
    await planAll();
    const retraction = await takenBack([first, second]);
    await planAll();
    await takenBack([retraction], 'correction-was-wrong');
    await planAll();
    expect(await advisories()).toEqual([
      `discharge-planned ${world.inDays(20)} withdrawn`,
      `discharge-planned ${world.inDays(25)} withdrawn`,
      `discharge-planned ${world.inDays(20)} open`,
      `discharge-planned ${world.inDays(25)} open`,
    ]);
  });
});
