import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { capacityOn, freePlacesOn, TILBUD, tilbudCatalogue, tilbudDecider, waitingListOn } from '#domain';
import { addDays, type MunicipalityCode, plainDate, readPublic, stateAsKnown, type StoredEvent } from '#kernel';
import { freshDatabase, inventedId, ProjectedView, StoredLog } from '#testing';
import { addPlace, endWaiting, place, playStep, putOnWaitingList, registerTilbud, tilbudStep, TilbudStory, withdrawPlace } from '#testing/tilbud/index.js';
import { tilbudOf, tilbudOnDate, waitingOf } from './queries.js';
import { tilbudView } from './tilbud-view.js';

const municipality = '621' as MunicipalityCode;
const firstDate = plainDate('2026-11-22');
const tilbudId = inventedId('tilbud', 1);

/** A story of some days at one tilbud, as a log: one append for each command. */
function logOf(steps: readonly (typeof tilbudStep extends fc.Arbitrary<infer One> ? One : never)[]): StoredLog {
  const log = new StoredLog(municipality);
  const movedIn = new Map<number, typeof firstDate>();
  let today = firstDate;
  let story = TilbudStory.empty;
  const take = (next: TilbudStory) => {
    const happened = next.events.slice(story.events.length);
    if (happened.length > 0) log.append(TILBUD, tilbudId, ...happened);
    story = next;
  };
  take(story.then(registerTilbud()));
  take(story.then(addPlace({ placeId: place(0) }), addPlace({ placeId: place(1), from: '2026-11-30' }), addPlace({ placeId: place(2), kind: 'akutplads' })));
  take(story.then(putOnWaitingList()));
  for (const one of steps) {
    if ('days' in one && one.does === 'next day') today = addDays(today, Number(one.days));
    else take(playStep(story.on(today), one, today, movedIn));
  }
  take(story.then(withdrawPlace({ placeId: place(0), from: '2026-12-20' })));
  take(story.then(endWaiting()));
  return log;
}

describe('the view of tilbud', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  const readAt = (log: StoredLog, knownAt: string | undefined) => {
    const known = log.events.filter(({ metadata }) => knownAt === undefined || metadata.recordedAt <= knownAt);
    return stateAsKnown(tilbudDecider, known.map((one) => readPublic(tilbudCatalogue, one)));
  };
  const pages = (events: readonly StoredEvent[], length: number) =>
    Array.from({ length: Math.ceil(events.length / length) }, (_, n) => events.slice(n * length, (n + 1) * length));

  it('gives on any date, as known at any instant, what the log does', async () => {
    const story = fc.record({
      steps: fc.array(tilbudStep, { minLength: 10, maxLength: 40 }),
      pageLength: fc.integer({ min: 1, max: 9 }),
      rebuilt: fc.boolean(),
      questions: fc.array(fc.record({ day: fc.integer({ min: -3, max: 40 }), instant: fc.option(fc.nat(60)) }), { minLength: 5, maxLength: 10 }),
    });
    await fc.assert(
      fc.asyncProperty(story, async ({ steps, pageLength, rebuilt, questions }) => {
        const log = logOf(steps);
        const view = new ProjectedView(tilbudView, database.pool, log);
        await view.create();
        if (rebuilt) await view.rebuild(pages(log.events, pageLength));
        else for (const page of pages(log.events, pageLength)) await view.project(page);
        for (const { day, instant } of questions) {
          const date = addDays(firstDate, day);
          const knownAt = instant === null ? undefined : log.events[instant % log.events.length]?.metadata.recordedAt;
          const told = readAt(log, knownAt);
          const [found] = await tilbudOnDate(database.pool, { municipality, date, knownAt });
          const tilbud = found?.tilbud ?? tilbudDecider.initial;
          expect(capacityOn(tilbud, date, firstDate)).toEqual(capacityOn(told, date, firstDate));
          expect(freePlacesOn(tilbud, date, {}, firstDate)).toEqual(freePlacesOn(told, date, {}, firstDate));
          const waiting = await waitingOf(database.pool, { municipality, asOf: date, knownAt, limit: 100 });
          expect(waiting.map(({ details }) => details)).toEqual(waitingListOn(told, date).map(({ formerly: _formerly, ...entry }) => entry));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('lists a municipality’s own, by name', async () => {
    const log = new StoredLog(municipality);
    const names = ['Botilbuddet B', 'Botilbuddet A', 'Botilbuddet C'];
    names.forEach((name, n) => log.append(TILBUD, inventedId('tilbud', n), ...TilbudStory.empty.then(registerTilbud({ name }), addPlace({ from: '2020-01-01' })).events));
    const view = new ProjectedView(tilbudView, database.pool, log);
    await view.create();
    await view.project();
    const list = async (more: object = {}) => (await tilbudOf(database.pool, { municipality, limit: 10, ...more })).map(({ details }) => details.name);
    expect(await list()).toEqual(['Botilbuddet A', 'Botilbuddet B', 'Botilbuddet C']);
    expect(await list({ municipality: '607' })).toEqual([]);
    expect(await list({ unit: inventedId('tilbud', 1) })).toEqual(['Botilbuddet A']);
    expect(await list({ asOf: '2019-12-31' })).toEqual([]);
    expect((await tilbudOnDate(database.pool, { municipality, date: firstDate, kind: 'akutplads' })).map(({ tilbud }) => tilbud.places)).toEqual([[], [], []]);
  });
});
