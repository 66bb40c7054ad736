import { PATHWAY, pathway, pathwayCatalogue, TILBUD, tilbudCatalogue, tilbudStream } from '#domain';
import { addDays, addMillis, categoryOf, historyAsKnown, idOf, type Instant, instant, type PlainDate, plainDate, readPublic, stateAsKnown, type StoredEvent } from '#kernel';
import { freshDatabase, inventedId, ProjectedView, StoredLog } from '#testing';
import { manager, municipality, neighbour, ordinarily } from '#testing/given-when-then/index.js';
import { type Happening, happenings, otherCategories, recordHappenings, recordPathways, stories, type Story } from '#testing/generators/index.js';
import { playStep, registerTilbud, addPlace, place, tilbudStep, type TilbudStep, TilbudStory } from '#testing/tilbud/index.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type BitemporalView, listOf } from './bitemporal/index.js';
import { factKinds } from './facts/fact-kinds.js';
import { placementsAsKnown } from './placements/learn.js';
import { placementsOn } from './placements/queries.js';
import { tilbudView } from './tilbud/tilbud-view.js';
import { READ_SCHEMA } from './view.js';
import { views } from './views.js';

const FIRST = plainDate('2026-01-01');
const BEGAN = instant('2026-01-01T00:00:00Z');

interface Told {
  readonly pathways: { readonly told: readonly Story[]; readonly turns: readonly number[] };
  readonly others: readonly Happening[];
  readonly tilbud: readonly TilbudStep[];
  /** Entries of the tilbud that are taken back or said anew in the end, as far as that is accepted. */
  readonly corrections: readonly { readonly entry: number; readonly retract: boolean; readonly days: number }[];
}
interface Asked {
  readonly asOf: PlainDate | undefined;
  readonly knownAt: Instant | undefined;
}

const told: Record<string, fc.Arbitrary<Partial<Told>>> = {
  [PATHWAY]: fc.record({ pathways: stories }),
  [TILBUD]: fc.record({
    tilbud: fc.array(tilbudStep, { maxLength: 30 }),
    corrections: fc.array(fc.record({ entry: fc.nat(), retract: fc.boolean(), days: fc.integer({ min: 1, max: 9 }) }), { maxLength: 4 }),
  }),
  ...Object.fromEntries(otherCategories.map((category) => [category, fc.record({ others: happenings })])),
};

/** A log in which this is told, and nothing else but what other categories say. */
function logOf(category: string, { pathways, others = [], tilbud = [], corrections = [] }: Partial<Told>): StoredLog {
  const log = new StoredLog(municipality);
  if (pathways) recordPathways(log, pathways);
  if (otherCategories.includes(category)) recordHappenings(log, category, others);
  if (category === TILBUD) {
    recordTilbud(log, tilbud);
    for (const one of corrections) correctAtTilbud(log, one);
  }
  return log;
}

function recordTilbud(log: StoredLog, steps: readonly TilbudStep[]): void {
  let today = plainDate('2026-11-22');
  const movedIn = new Map<number, PlainDate>();
  let story = TilbudStory.empty.then(registerTilbud(), addPlace({ placeId: place(0) }), addPlace({ placeId: place(1) }));
  log.append(TILBUD, inventedId('tilbud', 1), ...story.events);
  for (const one of steps) {
    if (one.does === 'next day') today = addDays(today, 'days' in one && typeof one.days === 'number' ? one.days : 1);
    const next = playStep(story.on(today), one, today, movedIn);
    const happened = next.events.slice(story.events.length);
    if (happened.length > 0) log.append(TILBUD, inventedId('tilbud', 1), ...happened);
    story = next;
  }
}

function correctAtTilbud(log: StoredLog, { entry: n, retract, days }: Told['corrections'][number]): void {
  const recorded = log.events.map((one) => readPublic(tilbudCatalogue, one));
  const { event, stored } = recorded[n % recorded.length]!;
  const data = event.data as Readonly<Record<string, unknown>>;
  const moved = ['from', 'since', 'on'].filter((date) => typeof data[date] === 'string').map((date) => [date, addDays(data[date] as PlainDate, date === 'since' ? -days : days)]);
  const command = {
    type: 'CorrectTilbudEntries',
    changes: retract ? [] : [{ entry: stored.id, data: Object.fromEntries(moved) }],
    retract: retract ? [stored.id] : [],
    because: 'wrong-facts',
  } as const;
  const decision = tilbudStream.judge(command, recorded, { ...ordinarily, actor: manager });
  if (decision.accepted && decision.events.length > 0) log.append(TILBUD, inventedId('tilbud', 1), ...decision.events);
}

/** What a view answers, in one spelling, and what folding the log anew for each question does. */
interface Answers {
  readonly category: string;
  found(asked: Asked): Promise<readonly string[]>;
  naive(events: readonly StoredEvent[], asked: Asked): readonly string[];
}

const holds = ({ from, until }: { readonly from: string; readonly until: string | null }, date: PlainDate | undefined) =>
  date === undefined || (from <= date && (until === null || date < until));

/** Each stream's events as far as they were recorded by an instant. */
function streamsKnown(events: readonly StoredEvent[], category: string, knownAt: Instant | undefined): ReadonlyMap<string, readonly StoredEvent[]> {
  const streams = new Map<string, StoredEvent[]>();
  for (const event of events) {
    if (categoryOf(event.stream) !== category || (knownAt !== undefined && event.metadata.recordedAt > knownAt)) continue;
    streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  }
  return streams;
}

describe.each(views.map((view) => ({ name: view.name, view })))('the view $name', ({ view }) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  const bitemporal = (of: BitemporalView<never, unknown>): Answers => ({
    category: of.category,
    async found({ asOf, knownAt }) {
      const rows = [municipality, neighbour].map((owner) => listOf(database.pool, view.name, { municipality: owner, asOf, knownAt, limit: 100_000 }));
      return (await Promise.all(rows))
        .flat()
        .map(({ recordedFrom: _since, ...row }) => spelled(row))
        .sort();
    },
    naive(events, { asOf, knownAt }) {
      return [...streamsKnown(events, of.category, knownAt).values()]
        .flatMap((stored) => {
          const { stream, version, metadata } = stored.at(-1)!;
          const subject = { id: idOf(stream), version, municipality: metadata.municipality };
          const history = historyAsKnown(stored.map((one) => readPublic(of.catalogue, one)));
          const state = history.reduce<unknown>((before, one) => of.evolve(before, one), of.initial);
          return of.sources
            .flatMap(({ rows }) => rows(state, subject))
            .filter((row) => holds(row, asOf))
            .map((row) => spelled({ ...row, subjectId: subject.id, municipality: subject.municipality }));
        })
        .sort();
    },
  });

  const placements: Answers = {
    category: PATHWAY,
    async found({ asOf = FIRST, knownAt }) {
      const rows = [municipality, neighbour].map((owner) => placementsOn(database.pool, { municipality: owner, asOf, knownAt, limit: 100_000 }));
      return (await Promise.all(rows))
        .flat()
        .map(({ absent: _absent, ...row }) => spelled(row))
        .sort();
    },
    naive(events, { asOf = FIRST, knownAt }) {
      return [...streamsKnown(events, PATHWAY, knownAt).values()]
        .flatMap((stored) => {
          const citizenId = idOf(stored[0]!.stream);
          const history = stored.map((one) => readPublic(pathwayCatalogue, one));
          return [...placementsAsKnown(citizenId, history).values()].flatMap(({ during, told: _told, saidOn: _saidOn, ...placement }) =>
            during.filter((one) => holds(one, asOf)).map((one) => spelled({ ...placement, ...one, citizenId })),
          );
        })
        .sort();
    },
  };

  const answers = 'folds' in view ? bitemporal(view.folds as BitemporalView<never, unknown>) : placements;
  const tables = async () => {
    const rows = await Promise.all(view.tables.map((table) => database.pool.query(`select t::text as row from ${READ_SCHEMA}.${table} t order by 1`)));
    return rows.map((one) => one.rows);
  };

  it('answers at any two times what a fold of the log then known does: followed, taken over, and rebuilt', async () => {
    const asked = fc.record({
      asOf: fc.option(fc.integer({ min: -5, max: 700 }).map((day) => addDays(FIRST, day)), { nil: undefined }),
      knownAt: fc.option(fc.integer({ min: -1, max: 90 }).map((minute) => addMillis(BEGAN, minute * 60_000)), { nil: undefined }),
    });
    const tried = fc.record({
      told: told[answers.category] ?? fc.constant({}),
      pages: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }),
      takeOverEvery: fc.integer({ min: 1, max: 6 }),
      questions: fc.array(asked, { minLength: 6, maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(tried, async ({ told: story, pages: lengths, takeOverEvery, questions }) => {
        const log = logOf(answers.category, story);
        const pages = cutIntoPages(log.events, lengths);
        const naive = questions.map((question) => answers.naive(log.events, question));
        const table = new ProjectedView(view, database.pool, log);

        await table.create();
        for (const [n, page] of pages.entries()) {
          if (n % takeOverEvery === 0) table.takeOver();
          await table.project(page);
        }
        const everyday = await tables();
        for (const [n, question] of questions.entries()) expect(await answers.found(question)).toEqual(naive[n]);

        await table.create();
        await table.rebuild(pages);
        for (const [n, question] of questions.entries()) expect(await answers.found(question)).toEqual(naive[n]);
        if ('folds' in view) expect(await tables()).toEqual(everyday);
      }),
      { numRuns: Number(process.env['VIEW_RUNS'] ?? 40) },
    );
  }, 120_000);
});

describe('what is told to the views', () => {
  it('is told to each of them', () => {
    const categories = views.map((view) => ('folds' in view ? (view.folds as BitemporalView<never, unknown>).category : PATHWAY));
    expect(categories.filter((category) => !Object.hasOwn(told, category))).toEqual([]);
  });

  it('gives rise to every kind of row that the views have, with and without an end', () => {
    const logs = fc.sample(stories, { numRuns: 300, seed: 1 }).map((pathways) => logOf(PATHWAY, { pathways }).events);
    for (const [n, { rows }] of factKinds.entries()) {
      const found = logs.flatMap((events) =>
        [...streamsKnown(events, PATHWAY, undefined).values()].flatMap((stored) => {
          const state = stateAsKnown(pathway, stored.map((one) => readPublic(pathwayCatalogue, one)));
          const { stream, version, metadata } = stored.at(-1)!;
          return rows(state, { id: idOf(stream), version, municipality: metadata.municipality });
        }),
      );
      expect({ n, found: found.length > 0 }).toEqual({ n, found: true });
    }
  });

  it('has corrections and retractions at a tilbud, and every kind of row of it', () => {
    const logs = fc.sample(told[TILBUD]!, { numRuns: 300, seed: 1 }).map((story) => logOf(TILBUD, story).events.map((one) => readPublic(tilbudCatalogue, one)));
    const types = logs.flatMap((events) => events.map(({ event }) => event.type));
    expect([...new Set(types)]).toEqual(expect.arrayContaining(['EntryCorrected', 'EntryRetracted', 'ReservationTransferred', 'WaitingListEntryTransferred']));
    for (const { rows } of tilbudView.folds.sources) {
      const found = logs.flatMap((events) => rows(historyAsKnown(events).reduce(tilbudView.folds.evolve, tilbudView.folds.initial), { id: 'tilbud', version: 0, municipality }));
      expect(found.length).toBeGreaterThan(0);
    }
  });

  it('has corrections, retractions, late entries, merges, their undoing and moved entries in it', () => {
    const logs = fc.sample(stories, { numRuns: 200, seed: 1 }).map((pathways) => logOf(PATHWAY, { pathways }).events);
    const types = new Set(logs.flatMap((events) => events.map(({ type }) => type)));
    expect([...types]).toEqual(expect.arrayContaining(['EntryRetracted', 'EntryCorrected', 'StayStarted', 'ServiceStarted', 'HandoverOffered', 'CitizenDied']));
    expect([...types]).toEqual(expect.arrayContaining(['EntriesAdopted', 'CitizenMerged', 'DataBreachSuspected']));
    const undone = logs.filter((events) => events.some(({ type, data }) => type === 'EntryRetracted' && data['because'] === 'merge-undone'));
    expect(undone.length).toBeGreaterThan(3);
    const isLate = (events: readonly StoredEvent[]) => events.some((one, n) => n > 0 && one.stream === events[n - 1]!.stream && one.metadata.effective < events[n - 1]!.metadata.effective);
    expect(logs.filter(isLate).length).toBeGreaterThan(10);
  });
});

function cutIntoPages(events: readonly StoredEvent[], lengths: readonly number[]): readonly (readonly StoredEvent[])[] {
  const pages: StoredEvent[][] = [];
  for (let at = 0, n = 0; at < events.length; n++) {
    const length = lengths[n % lengths.length]!;
    pages.push(events.slice(at, at + length));
    at += length;
  }
  return pages;
}

/** One spelling of a row, whatever order its members come in. */
function spelled(row: object): string {
  return JSON.stringify(row, (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
}

