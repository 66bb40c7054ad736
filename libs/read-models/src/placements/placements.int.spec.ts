import { type PathwayEvent, pathwayCatalogue } from '#domain';
import { addDays, categoryOf, idOf, type Instant, type MunicipalityCode, type PlainDate, plainDate, readPublic, type StoredEvent } from '#kernel';
import { freshDatabase, inventedId, ProjectedView, StoredLog } from '#testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Placement } from './placement.js';
import { placementsView } from './placements-view.js';
import { type PlacementOnDate, placementsOn } from './queries.js';
import { placementsChangedBy } from './reducer.js';

const kolding = '621' as MunicipalityCode;
const tilbudId = inventedId('tilbud', 1);
const legalBasis = { law: 'SEL', section: '107', validFrom: plainDate('2020-01-01'), validTo: null } as const;
const ground = { kind: 'no-visitation-needed' } as const;

const stayStarted = (stayId: string, on: PlainDate) => happened('StayStarted', on, { stayId, tilbudId, legalBasis, ground });
const discharged = (stayId: string, on: PlainDate) =>
  happened('DischargeRecorded', on, { stayId, planId: null, destination: 'own-home' });
const planned = (stayId: string, on: PlainDate, date: PlainDate) =>
  happened('DischargePlanned', on, { stayId, planId: stayId, date, destination: 'own-home', causedBy: 'botilbud' });
const admitted = (admissionId: string, on: PlainDate) =>
  happened('HospitalAdmissionRecorded', on, { admissionId, careClass: 'inpatient', psychiatric: true });
const leftHospital = (admissionId: string, on: PlainDate) => happened('HospitalDischargeRecorded', on, { admissionId });
const cancelled = (admissionId: string, entry: string, on: PlainDate) =>
  happened('HospitalEntryCancelled', on, { admissionId, entry });

function happened(type: PathwayEvent['type'], effective: PlainDate, data: object): PathwayEvent {
  return { type, schemaVersion: 1, data, effective } as PathwayEvent;
}

describe('placements', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  const create = async (log: StoredLog, constraints = true) => {
    const view = new ProjectedView(placementsView, database.pool, log);
    await view.create({ constraints });
    return view;
  };
  const on = (asOf: string, knownAt?: Instant) =>
    placementsOn(database.pool, { municipality: kolding, asOf: plainDate(asOf), knownAt, limit: 1000 });

  it('are asked as of a date, and as known at an instant', async () => {
    const log = new StoredLog();
    const view = await create(log);
    const citizen = inventedId('citizen', 1);
    const stay = inventedId('stay', 1);
    const started = log.append('pathway', citizen, stayStarted(stay, plainDate('2026-01-10')));
    const plannedAt = log.append('pathway', citizen, planned(stay, plainDate('2026-02-01'), plainDate('2026-03-01')));
    log.append('pathway', citizen, discharged(stay, plainDate('2026-02-15')));
    await view.project();

    expect(await on('2026-01-09')).toEqual([]);
    expect(await on('2026-02-14')).toMatchObject([{ citizenId: citizen, id: stay, kind: 'stay', section: 'SEL-107', until: '2026-02-15' }]);
    expect(await on('2026-02-15')).toEqual([]);
    expect(await on('2026-02-15', plannedAt)).toMatchObject([{ id: stay, until: null, plannedEnd: '2026-03-01' }]);
    expect(await on('2026-02-15', started)).toMatchObject([{ id: stay, plannedEnd: null }]);
  });

  it('show an admitted resident as absent from a stay that goes on', async () => {
    const log = new StoredLog();
    const view = await create(log);
    const citizen = inventedId('citizen', 1);
    log.append('pathway', citizen, stayStarted(inventedId('stay', 1), plainDate('2026-01-10')));
    log.append('pathway', citizen, admitted(inventedId('admission', 1), plainDate('2026-01-20')));
    log.append('pathway', citizen, leftHospital(inventedId('admission', 1), plainDate('2026-01-22')));
    await view.project();
    const absence = async (date: string) => (await on(date)).find((placement) => placement.kind === 'stay')?.absent;
    expect([await absence('2026-01-19'), await absence('2026-01-21'), await absence('2026-01-22')]).toEqual([false, true, false]);
  });

  it('hold an end that is told before its beginning', async () => {
    const log = new StoredLog();
    const view = await create(log);
    const citizen = inventedId('citizen', 1);
    log.append('pathway', citizen, leftHospital(inventedId('admission', 1), plainDate('2026-01-22')));
    log.append('pathway', citizen, admitted(inventedId('admission', 1), plainDate('2026-01-20')));
    await view.project();
    expect(await on('2026-01-21')).toMatchObject([{ kind: 'admission', from: '2026-01-20', until: '2026-01-22' }]);
    expect(await on('2026-01-22')).toEqual([]);
  });

  it('show both dates of a patient who came back within the episode, and not the one that was cancelled', async () => {
    const log = new StoredLog();
    const view = await create(log);
    const [citizen, admission] = [inventedId('citizen', 1), inventedId('admission', 1)];
    log.append('pathway', citizen, admitted(admission, plainDate('2026-01-20')));
    log.append('pathway', citizen, leftHospital(admission, plainDate('2026-01-22')));
    log.append('pathway', citizen, admitted(admission, plainDate('2026-01-25')));
    await view.project();
    expect(await on('2026-01-21')).toMatchObject([{ from: '2026-01-20', until: '2026-01-22' }]);
    expect(await on('2026-01-23')).toEqual([]);
    expect(await on('2026-01-26')).toMatchObject([{ from: '2026-01-25', until: null }]);
    log.append('pathway', citizen, cancelled(admission, 'admission', plainDate('2026-01-25')));
    await view.project(log.events.slice(3));
    expect(await on('2026-01-26')).toEqual([]);
    expect(await on('2026-01-21')).toMatchObject([{ from: '2026-01-20', until: '2026-01-22' }]);
  });

  it('cannot hold two stays of a citizen on one date', async () => {
    const log = new StoredLog();
    const view = await create(log);
    const citizen = inventedId('citizen', 1);
    log.append('pathway', citizen, stayStarted(inventedId('stay', 1), plainDate('2026-01-10')));
    log.append('pathway', citizen, stayStarted(inventedId('stay', 2), plainDate('2026-01-12')));
    await expect(view.project()).rejects.toThrow(/exclusion constraint/);
  });

  it('page by a place in the order', async () => {
    const log = new StoredLog();
    const view = await create(log);
    for (let n = 1; n <= 5; n++) log.append('pathway', inventedId('citizen', n), stayStarted(inventedId('stay', n), plainDate('2026-01-10')));
    await view.project();
    const query = { municipality: kolding, asOf: plainDate('2026-01-10') };
    const first = await placementsOn(database.pool, { ...query, limit: 3 });
    const rest = await placementsOn(database.pool, { ...query, limit: 3, after: first.at(-1) });
    expect([first.length, rest.length, new Set([...first, ...rest].map((row) => row.id)).size]).toEqual([3, 2, 5]);
  });

  it('are the same folded page by page, rebuilt in memory, and by a naive fold at any two times', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.integer({ min: 1, max: 7 }), questions, async (steps, pageSize, asked) => {
        const log = logOf(steps);
        const pages: StoredEvent[][] = [];
        for (let i = 0; i < log.events.length; i += pageSize) pages.push(log.events.slice(i, i + pageSize));

        const view = await create(log, false);
        for (const page of pages) await view.project(page);
        const everyday = await answers(asked);

        await view.create({ constraints: false });
        await view.rebuild(pages);
        const rebuilt = await answers(asked);

        const naive = asked.map(({ date, minutes }) => naivePlacements(log.events, date, instantOf(minutes)));
        expect(everyday).toEqual(naive);
        expect(rebuilt).toEqual(naive);
      }),
      { numRuns: 60 },
    );
  });

  async function answers(asked: readonly Question[]) {
    const found: string[][] = [];
    for (const { date, minutes } of asked) {
      const rows = await on(date, instantOf(minutes));
      found.push(rows.map((row) => spelled(row.citizenId, row)).sort());
    }
    return found;
  }
});

interface Question {
  readonly date: PlainDate;
  readonly minutes: number;
}

const dates = fc.integer({ min: 0, max: 40 }).map((days) => addDays(plainDate('2026-01-01'), days));
const questions: fc.Arbitrary<readonly Question[]> = fc.array(fc.record({ date: dates, minutes: fc.integer({ min: -1, max: 20 }) }), {
  minLength: 3,
  maxLength: 3,
});
const histories = fc.array(
  fc.record({
    citizen: fc.integer({ min: 1, max: 3 }),
    what: fc.integer({ min: 0, max: 7 }),
    which: fc.integer({ min: 1, max: 3 }),
    date: dates,
    together: fc.boolean(),
  }),
  { maxLength: 20 },
);
type Step = typeof histories extends fc.Arbitrary<(infer S)[]> ? S : never;

function logOf(steps: readonly Step[]): StoredLog {
  const log = new StoredLog();
  for (const { citizen, what, which, date, together } of steps) {
    const stay = inventedId(`stay-${citizen}`, which);
    const admission = inventedId(`admission-${citizen}`, which);
    const choices = [
      stayStarted(stay, date),
      discharged(stay, date),
      planned(stay, date, addDays(date, 9)),
      admitted(admission, date),
      leftHospital(admission, date),
      cancelled(admission, 'discharge', date),
      cancelled(admission, 'admission', date),
      happened('CitizenDied', date, { source: 'municipality' }),
    ];
    const events = together ? [choices[what]!, discharged(stay, addDays(date, 3))] : [choices[what]!];
    log.append('pathway', inventedId('citizen', citizen), ...events);
  }
  return log;
}

const instantOf = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString() as Instant;

/** Everything recorded by the instant, folded from the start; then those that hold on the date. */
function naivePlacements(events: readonly StoredEvent[], asOf: PlainDate, knownAt: Instant): readonly string[] {
  const citizens = new Map<string, Map<string, Placement>>();
  for (const stored of events) {
    if (stored.metadata.recordedAt > knownAt || categoryOf(stored.stream) !== 'pathway') continue;
    const belief = citizens.get(idOf(stored.stream)) ?? new Map<string, Placement>();
    citizens.set(idOf(stored.stream), belief);
    for (const placement of placementsChangedBy(readPublic(pathwayCatalogue, stored).event, belief)) belief.set(placement.id, placement);
  }
  return [...citizens]
    .flatMap(([citizenId, belief]) =>
      [...belief.values()]
        .flatMap(({ during, ...placement }) => during.map((interval) => ({ ...placement, ...interval })))
        .filter(({ from, until }) => from <= asOf && (until === null || asOf < until))
        .map((placement) => spelled(citizenId, placement)),
    )
    .sort();
}

type Spelled = Pick<PlacementOnDate, 'id' | 'kind' | 'from' | 'until' | 'plannedEnd' | 'tilbudId'>;

function spelled(citizenId: string, { id, kind, from, until, plannedEnd, tilbudId: at }: Spelled): string {
  return [citizenId, id, kind, from, until, plannedEnd, at].join(' ');
}
