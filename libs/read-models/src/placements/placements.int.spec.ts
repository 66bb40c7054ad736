import { type PathwayEvent } from '#domain';
import { EntryCorrected, EntryRetracted, type Instant, type MunicipalityCode, type PlainDate, plainDate } from '#kernel';
import { freshDatabase, inventedId, ProjectedView, StoredLog } from '#testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placementsView } from './placements-view.js';
import { placementsOn } from './queries.js';

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

  const create = async (log: StoredLog) => {
    const view = new ProjectedView(placementsView, database.pool, log);
    await view.create();
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

  it('show what is said now of an entry that was corrected, and what was said before to who asks for that', async () => {
    const log = new StoredLog();
    const view = await create(log);
    const [citizen, stay] = [inventedId('citizen', 1), inventedId('stay', 1)];
    const started = log.append('pathway', citizen, stayStarted(stay, plainDate('2026-01-10')));
    await view.project();
    const says = { type: 'StayStarted', schemaVersion: 1, data: { ...log.events[0]!.data }, effective: plainDate('2026-01-20') };
    log.append('pathway', citizen, EntryCorrected.of({ entry: log.events[0]!.id, because: 'wrong-date', says }, { on: plainDate('2026-02-01') }));
    await view.project(log.events.slice(1));
    expect(await on('2026-01-19')).toEqual([]);
    expect(await on('2026-01-20')).toMatchObject([{ id: stay, from: '2026-01-20' }]);
    expect(await on('2026-01-19', started)).toMatchObject([{ id: stay, from: '2026-01-10' }]);
  });

  it('are there again when a death that had ended them is taken back', async () => {
    const log = new StoredLog();
    const view = await create(log);
    const citizen = inventedId('citizen', 1);
    log.append('pathway', citizen, stayStarted(inventedId('stay', 1), plainDate('2026-01-10')));
    const died = log.append('pathway', citizen, happened('CitizenDied', plainDate('2026-01-15'), { source: 'municipality' }));
    log.append('pathway', citizen, EntryRetracted.of({ entries: [log.events[1]!.id], because: 'did-not-happen' }, { on: plainDate('2026-01-16') }));
    await view.project(log.events.slice(0, 2));
    expect(await on('2026-01-15')).toEqual([]);
    await view.project(log.events.slice(2));
    expect(await on('2026-01-15')).toMatchObject([{ until: null }]);
    expect(await on('2026-01-15', died)).toEqual([]);
  });

  it('end with a death that was recorded before what it ends', async () => {
    const log = new StoredLog();
    const view = await create(log);
    const citizen = inventedId('citizen', 1);
    log.append('pathway', citizen, happened('CitizenDied', plainDate('2026-01-15'), { source: 'municipality' }));
    await view.project();
    log.append('pathway', citizen, stayStarted(inventedId('stay', 1), plainDate('2026-01-10')));
    await view.project(log.events.slice(1));
    expect(await on('2026-01-14')).toMatchObject([{ until: '2026-01-15' }]);
    expect(await on('2026-01-15')).toEqual([]);
  });

  it('show who sleeps elsewhere as absent', async () => {
    const log = new StoredLog();
    const view = await create(log);
    const [citizen, stayId, absenceId] = [inventedId('citizen', 1), inventedId('stay', 1), inventedId('absence', 1)];
    log.append('pathway', citizen, stayStarted(stayId, plainDate('2026-01-10')));
    log.append('pathway', citizen, happened('StayAbsenceStarted', plainDate('2026-01-20'), { stayId, absenceId, reason: 'visit' }));
    log.append('pathway', citizen, happened('StayAbsenceEnded', plainDate('2026-01-22'), { stayId, absenceId }));
    await view.project();
    const absent = async (date: string) => (await on(date)).map((placement) => placement.absent);
    expect([await absent('2026-01-19'), await absent('2026-01-21'), await absent('2026-01-22')]).toEqual([[false], [true], [false]]);
  });

  it('go to another municipality with the case', async () => {
    const log = new StoredLog();
    const view = await create(log);
    const [citizen, neighbour] = [inventedId('citizen', 1), '607' as MunicipalityCode];
    const before = log.append('pathway', citizen, stayStarted(inventedId('stay', 1), plainDate('2026-01-10')));
    const transfer = { transferId: inventedId('transfer', 1), from: kolding, to: neighbour, because: 'citizen-moved' };
    log.appendIn(neighbour, 'pathway', citizen, happened('ActingMunicipalityChanged', plainDate('2026-02-01'), transfer));
    await view.project();
    const of = async (municipality: MunicipalityCode, knownAt?: Instant) =>
      (await placementsOn(database.pool, { municipality, asOf: plainDate('2026-02-01'), knownAt, limit: 10 })).length;
    expect([await of(kolding), await of(neighbour), await of(kolding, before), await of(neighbour, before)]).toEqual([0, 1, 1, 0]);
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
});
