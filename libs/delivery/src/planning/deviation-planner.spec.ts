import { beforeEach, describe, expect, it } from '@jest/globals';
import { DEVIATION, deviationCatalogue, deviationDecider, deviationId, type KnownDeviation, POLICY, policyCatalogue, policyDecider, TILBUD, tilbudCatalogue } from '#domain';
import { CitizenDied } from '#domain/pathway/case/events.js';
import { DataBreachSuspected } from '#domain/pathway/identity/events.js';
import { CoordinatorAssigned } from '#domain/pathway/people/events.js';
import { AcuteStayStarted, DischargeRecorded } from '#domain/pathway/stay/events.js';
import { OverOccupancyAllowed, PlaceVacated, ReservationConfirmed } from '#domain/tilbud/events.js';
import { openMemoryEventStore } from '#event-store/memory/index.js';
import { addDays, BEFORE_ALL, dateInCopenhagen, EntryCorrected, EntryRetracted, fold, instantInCopenhagen, type JsonObject, type PlainDate, plainDate, streamName, system, type Uuid, uuid } from '#kernel';
import { listenAtFaultPoints } from '#processing';
import { DeliveryWorld } from '#testing/delivery/delivery-world.js';
import { noViews } from '#testing/delivery/no-views.js';
import { type Claimed, type Settlement } from '../due/due-table.js';
import { noteDeviation } from '../dispatch/note-deviation.js';
import { AdvisoryPlanner } from './advisory-planner.js';
import { AgreementBook } from './agreement-book.js';
import { DeviationPlanner } from './deviation-planner.js';

let world: DeliveryWorld;
let citizenId: Uuid;
const stayId = uuid('a0000000-0000-4000-8000-000000000000');
const workerId = uuid('b0000000-0000-4000-8000-000000000000');
beforeEach(async () => {
  world = new DeliveryWorld(openMemoryEventStore());
  ({ citizenId } = await world.resident());
});

async function planAll(): Promise<void> {
  const planner = new DeviationPlanner(world);
  await planner.handle((await world.store.readAll({ after: BEFORE_ALL, limit: 1000, types: planner.types })).events);
}
/** Plans, and plans all over again: nothing is new then. */
async function planTwice(): Promise<void> {
  await planAll();
  const head = await world.store.head();
  await planAll();
  expect(await world.store.head()).toBe(head);
}
const types = async () => (await world.streamsOf(DEVIATION, deviationCatalogue)).map((events) => events.map(({ type }) => type));
async function only(): Promise<KnownDeviation> {
  const [events] = await world.streamsOf(DEVIATION, deviationCatalogue);
  const state = fold(deviationDecider, events ?? []);
  if (state.is === 'none') throw new Error('there is none');
  return state;
}
const acute = (from: PlainDate) =>
  AcuteStayStarted.of(
    {
      stayId,
      legalBasis: { law: 'SEL', section: '82c', validFrom: plainDate('2020-01-01'), validTo: null },
      ground: { kind: 'no-visitation-needed' },
      tilbudId: world.tilbudId,
    },
    { on: from },
  );
const discharged = (on: PlainDate) => DischargeRecorded.of({ stayId, planId: null, destination: 'own-home' }, { on });
const OVERRUN = { kind: 'acute-stay-overrun', subjectId: stayId };

/** The due row of the overrun, as it is claimed. */
async function claimed(): Promise<Claimed> {
  const id = deviationId(citizenId, OVERRUN);
  const correlationId = world.ids.next();
  return { id, subject: streamName(DEVIATION, id), kind: 'deviation-begins', reference: id, lane: '', attempts: 0, setbacks: 0, correlationId, causeId: correlationId };
}
async function comesDue(): Promise<Settlement> {
  return noteDeviation(world).handle(await claimed());
}
/** The municipality allows so many dates of akutplads from a date on. */
async function allowed(days: number, from: PlainDate): Promise<void> {
  const id = world.ids.next();
  const outcome = await world.commands.execute({
    stream: streamName(POLICY, '621'),
    decider: policyDecider,
    catalogue: policyCatalogue,
    command: { type: 'SetPolicy', from, change: { acuteStay: { days } } },
    circumstances: (now) => ({ actor: system, today: dateInCopenhagen(now) }),
    meta: { commandId: id, correlationId: id, causationId: id, actor: system, municipality: '621' as never },
  });
  expect(outcome.status).toBe('accepted');
}
function onDate(date: PlainDate): void {
  world.clock.moveTo(instantInCopenhagen(date, '08:00'));
}

describe('DEV-1 limits that are broken', () => {
  it('are noted, of the coordinator, in the name of what was recorded', async () => {
    const cause = await world.happens(citizenId, acute(world.inDays(-20)));
    await planTwice();
    expect(await types()).toEqual([['DeviationNoted']]);
    expect((await only()).content).toMatchObject({ ...OVERRUN, citizenId, since: world.inDays(-6), owner: { unit: 'voksenraadgivningen' } });
    const [noted] = await world.store.readStream(streamName(DEVIATION, deviationId(citizenId, OVERRUN)));
    expect(noted!.metadata).toMatchObject({ actor: system, causationId: cause.id, correlationId: cause.metadata.correlationId });
  });

  it('are only expected while their first date lies ahead', async () => {
    await world.happens(citizenId, acute(world.today));
    await planTwice();
    expect(await types()).toEqual([['DeviationExpected']]);
  });

  it('are noted when that date comes and they still are', async () => {
    await world.happens(citizenId, acute(world.today));
    await planAll();
    onDate(world.inDays(14));
    expect(await comesDue()).toEqual({ settled: 'at-version', version: 1 });
    expect(await types()).toEqual([['DeviationExpected', 'DeviationNoted']]);
    expect(await comesDue()).toEqual({ settled: 'at-version', version: 1 });
  });

  it('are nothing when their reason has fallen away before', async () => {
    await world.happens(citizenId, acute(world.today));
    await planAll();
    await world.happens(citizenId, discharged(world.inDays(10)));
    await planTwice();
    expect(await types()).toEqual([['DeviationExpected', 'DeviationFellAway']]);
  });

  it('are nothing when their reason falls away on the very date, before anybody has planned for it', async () => {
    await world.happens(citizenId, acute(world.today));
    await planAll();
    onDate(world.inDays(14));
    await world.happens(citizenId, discharged(world.today));
    expect(await comesDue()).toEqual({ settled: 'at-version', version: 1 });
    await planTwice();
    expect(await types()).toEqual([['DeviationExpected', 'DeviationFellAway']]);
  });

  it('are put off when the policy allows more by the time', async () => {
    const began = world.today;
    await world.happens(citizenId, acute(began));
    await planAll();
    onDate(addDays(began, 14));
    await allowed(20, addDays(began, 14));
    await comesDue();
    expect(await types()).toEqual([['DeviationExpected', 'DeviationExpected']]);
    expect((await only()).content.since).toBe(addDays(began, 20));
    onDate(addDays(began, 20));
    await comesDue();
    expect((await only()).is).toBe('open');
  });

  it('come on another date under another policy, which what is broken already does not mind', async () => {
    const other = await world.resident();
    await world.happens(citizenId, acute(world.today));
    await world.happens(other.citizenId, AcuteStayStarted.of({ ...acute(world.today).data, stayId: world.ids.next() }, { on: world.inDays(-20) }));
    await planTwice();
    await allowed(10, world.today);
    await planTwice();
    expect((await types()).toSorted()).toEqual([['DeviationExpected', 'DeviationExpected'], ['DeviationNoted']]);
    expect((await only()).content.since).toBe(world.inDays(10));
  });

  it('are told apart by what broke them', async () => {
    await world.happens(citizenId, acute(world.inDays(-20)), DataBreachSuspected.of({ adoptionId: workerId, recordedOn: stayId, entries: 1 }, { on: world.today }));
    await planTwice();
    expect((await world.streamsOf(DEVIATION, deviationCatalogue)).length).toBe(2);
  });

  it('goes on where it was killed between two deviations', async () => {
    await world.happens(citizenId, acute(world.inDays(-20)), DataBreachSuspected.of({ adoptionId: workerId, recordedOn: stayId, entries: 1 }, { on: world.today }));
    const end = listenAtFaultPoints(() => {
      throw new Error('killed');
    });
    await expect(planAll()).rejects.toThrow('killed');
    end();
    await planTwice();
    expect(await types()).toEqual([['DeviationNoted'], ['DeviationNoted']]);
  });
});

describe('DEV-2 when the record changes', () => {
  it('a stay taken back takes its overrun along, and brings it back', async () => {
    const stay = await world.happens(citizenId, acute(world.inDays(-20)));
    await planAll();
    const taken = await world.happens(citizenId, EntryRetracted.of({ entries: [stay.id], because: 'did-not-happen' }, { on: world.today }));
    await planTwice();
    expect(await types()).toEqual([['DeviationNoted', 'DeviationFellAway']]);
    await world.happens(citizenId, EntryRetracted.of({ entries: [taken.id], because: 'correction-was-wrong' }, { on: world.today }));
    await planTwice();
    expect(await types()).toEqual([['DeviationNoted', 'DeviationFellAway', 'DeviationNoted']]);
  });

  it('a stay that began later than recorded is expected to overrun, no more', async () => {
    const stay = await world.happens(citizenId, acute(world.inDays(-20)));
    await planAll();
    const { type, schemaVersion, data } = stay;
    const says = { type, schemaVersion, data: data as Record<string, unknown>, effective: world.inDays(-10) };
    await world.happens(citizenId, EntryCorrected.of({ entry: stay.id, because: 'wrong-date', says }, { on: world.today }));
    await planTwice();
    expect(await types()).toEqual([['DeviationNoted', 'DeviationFellAway', 'DeviationExpected']]);
    expect((await only()).content.since).toBe(world.inDays(4));
  });

  it('a discharge recorded late shows that there was no overrun', async () => {
    await world.happens(citizenId, acute(world.inDays(-20)));
    await planAll();
    await world.happens(citizenId, discharged(world.inDays(-10)));
    await planTwice();
    expect(await types()).toEqual([['DeviationNoted', 'DeviationFellAway']]);
  });

  it('a discharge after the limit leaves the overrun where it is', async () => {
    await world.happens(citizenId, acute(world.inDays(-20)));
    await planAll();
    await world.happens(citizenId, discharged(world.today));
    await planTwice();
    expect((await only()).is).toBe('open');
  });

  it('a death recorded by mistake takes nothing away for good', async () => {
    await world.happens(citizenId, acute(world.today));
    const death = await world.happens(citizenId, CitizenDied.of({ source: 'hospital' }, { on: world.today }));
    await planTwice();
    expect(await types()).toEqual([]);
    await world.happens(citizenId, EntryRetracted.of({ entries: [death.id], because: 'did-not-happen' }, { on: world.today }));
    await planTwice();
    expect(await types()).toEqual([['DeviationExpected']]);
  });

  it('a new coordinator takes it over', async () => {
    await world.happens(citizenId, acute(world.inDays(-20)));
    await planAll();
    await world.happens(citizenId, CoordinatorAssigned.of({ workerId, unit: 'bostoetten' }, { on: world.today }));
    await planTwice();
    expect((await only()).content.owner).toEqual({ unit: 'bostoetten', workerId });
  });
});

describe('DEV-1, DEV-2 limits that a tilbud breaks', () => {
  const reservationId = uuid('d0000000-0000-4000-8000-000000000000');
  async function atTilbud(...events: readonly { readonly type: string; readonly schemaVersion: number; readonly data: unknown; readonly effective: PlainDate }[]) {
    const stream = streamName(TILBUD, world.tilbudId);
    for (const event of events) {
      const commandId = world.ids.next();
      const cause = { commandId, correlationId: commandId, causationId: commandId };
      const metadata = { ...cause, actor: system, municipality: '621' as never, recordedAt: world.clock.now(), effective: event.effective };
      expect(tilbudCatalogue.has(event.type)).toBe(true);
      const { type, schemaVersion, data } = event;
      await world.store.append(stream, 'any', [{ id: world.ids.next(), type, schemaVersion, data: data as JsonObject, metadata }]);
    }
  }
  const allowed = () =>
    OverOccupancyAllowed.of(
      { reservationId, citizenId, stayId, kind: 'ordinary', needs: [], from: world.today, until: null, holdUntil: instantInCopenhagen(world.inDays(1), '12:00'), because: 'acute-need' },
      { on: world.today },
    );
  it('are the tilbud’s, and say whom they are about', async () => {
    await atTilbud(allowed(), ReservationConfirmed.of({ reservationId, from: world.today }, { on: world.today }));
    await planTwice();
    expect((await only()).content).toMatchObject({ kind: 'over-occupancy', tilbudId: world.tilbudId, citizenId, owner: { unit: world.tilbudId } });
  });
  it('stay to be resolved when they are over', async () => {
    await atTilbud(allowed(), ReservationConfirmed.of({ reservationId, from: world.today }, { on: world.today }));
    await planAll();
    onDate(world.inDays(5));
    await atTilbud(PlaceVacated.of({ reservationId, on: world.today }, { on: world.today }));
    await planTwice();
    expect((await only()).is).toBe('open');
  });
});

describe('DEV-1, DEV-2 notice that is shorter than agreed', () => {
  it('is noted when the advisory is planned late, and falls away with one that never went out', async () => {
    await world.agree();
    const advisories = new AdvisoryPlanner(world, new AgreementBook(world.store));
    const planAdvisories = async () => {
      await advisories.handle((await world.store.readAll({ after: BEFORE_ALL, limit: 1000, types: advisories.types })).events, noViews);
    };
    const resident = await world.resident();
    await world.plans(resident, world.inDays(3));
    await planAdvisories();
    await planTwice();
    expect((await only()).content).toMatchObject({ kind: 'notice-too-short', citizenId: resident.citizenId, facts: { lateByDays: 4, causedBy: 'botilbud' } });
    await world.moves(resident, world.inDays(3), world.inDays(30));
    await planAdvisories();
    await planTwice();
    expect(await types()).toEqual([['DeviationNoted', 'DeviationFellAway']]);
  });
});
