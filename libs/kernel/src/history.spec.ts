import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { EntryCorrected, EntryRetracted } from './correction.js';
import { type Recorded, streamName } from './envelope.js';
import { event, type DomainEvent } from './event.js';
import { eventCatalogue, UnreadableEvent } from './event-catalogue.js';
import { corrected, historyAsKnown, stateAsKnown } from './history.js';
import { derivedId, type Uuid } from './ids.js';
import { type Instant, instantFromMillis } from './instant.js';
import { plainDate } from './plain-date.js';

const Noted = event('Noted', 1, { what: z.string() }, { personal: { whom: z.string() } });
const noted = (what: string, on = '2026-01-01') => Noted.of({ what }, { on: plainDate(on), personal: { whom: `of ${what}` } });

const idAt = (place: number) => derivedId('invented event', String(place));
const instantAt = (place: number): Instant => instantFromMillis(Date.UTC(2026, 5, 1) + place * 1_000);

/** As a stream would give them: one a second. */
function recorded(...events: readonly DomainEvent[]): readonly Recorded[] {
  return events.map((one, place) => ({
    event: one,
    stored: {
      id: idAt(place),
      type: one.type,
      schemaVersion: one.schemaVersion,
      data: {},
      stream: streamName('noted', 'a'),
      version: place,
      position: BigInt(place),
      metadata: { recordedAt: instantAt(place), effective: one.effective } as Recorded['stored']['metadata'],
    },
  }));
}

const retracted = (...entries: readonly number[]) =>
  EntryRetracted.of({ entries: entries.map(idAt), because: 'did-not-happen' }, { on: plainDate('2026-06-01') });
const saidAnew = (entry: number, what: string, on: string, personal?: { says: Record<string, unknown> }) =>
  EntryCorrected.of(
    { entry: idAt(entry), because: 'wrong-facts', says: { type: 'Noted', schemaVersion: 1, data: { what }, effective: plainDate(on) } },
    { on: plainDate('2026-06-01'), personal },
  );

const told = (history: readonly Recorded[]) =>
  history.flatMap(({ event: one }) => (one.type === 'Noted' ? [(one as ReturnType<typeof noted>).data.what] : []));

describe('a history as known', () => {
  it('is ordered by effective date, and on one date by recording', () => {
    expect(told(historyAsKnown(recorded(noted('b', '2026-02-01'), noted('a', '2026-01-01'), noted('c', '2026-02-01'))))).toEqual(['a', 'b', 'c']);
  });

  it('is without what was retracted', () => {
    expect(told(historyAsKnown(recorded(noted('a'), noted('b'), retracted(0))))).toEqual(['b']);
  });

  it('has again what was retracted when the retraction is', () => {
    expect(told(historyAsKnown(recorded(noted('a'), retracted(0), retracted(1))))).toEqual(['a']);
    expect(told(historyAsKnown(recorded(noted('a'), retracted(0), retracted(1), retracted(2))))).toEqual([]);
  });

  it('says of an entry what the latest correction says, where that one counts', () => {
    const twice = [noted('a'), saidAnew(0, 'b', '2026-03-01'), saidAnew(0, 'c', '2026-04-01')];
    expect(told(historyAsKnown(recorded(...twice)))).toEqual(['c']);
    expect(told(historyAsKnown(recorded(...twice, retracted(2))))).toEqual(['b']);
    expect(told(historyAsKnown(recorded(...twice, retracted(2), retracted(1))))).toEqual(['a']);
  });

  it('puts a corrected entry on its new date, without the hour it had', () => {
    const withHour = Noted.of({ what: 'a' }, { on: plainDate('2026-01-01'), at: '2026-01-01T10:00:00.000Z' as Instant });
    const [first, second] = historyAsKnown(recorded(withHour, noted('b', '2026-02-01'), saidAnew(0, 'a', '2026-03-01')));
    expect([first?.event.effective, second?.event.effective]).toEqual(['2026-02-01', '2026-03-01']);
    expect(second?.event.effectiveAt).toBeUndefined();
  });

  it('keeps what was said of the person until that is said anew', () => {
    const personal = (...events: readonly DomainEvent[]) => corrected(recorded(...events))[0]?.event.personal;
    expect(personal(noted('a'), saidAnew(0, 'b', '2026-01-01'))).toEqual({ whom: 'of a' });
    expect(personal(noted('a'), saidAnew(0, 'b', '2026-01-01', { says: { whom: 'of b' } }))).toEqual({ whom: 'of b' });
  });

  it('does not know at an instant what was recorded after it', () => {
    const all = recorded(noted('a'), saidAnew(0, 'b', '2026-01-01'), retracted(0), retracted(2));
    const knownAt = (place: number) => told(historyAsKnown(all, instantAt(place)));
    expect([0, 1, 2, 3].map(knownAt)).toEqual([['a'], ['b'], [], ['b']]);
    expect(historyAsKnown(all, instantFromMillis(0))).toEqual([]);
  });

  it('is the recording itself where nothing was corrected and all came in order', () => {
    const all = recorded(noted('a'), noted('b'));
    expect(historyAsKnown(all)).toBe(all);
  });

  it('folds to a state', () => {
    const decider = { initial: '', evolve: (state: string, one: DomainEvent) => state + told(recorded(one)).join('') };
    expect(stateAsKnown(decider, recorded(noted('b', '2026-02-01'), noted('a'), noted('c'), retracted(2)))).toBe('ab');
  });

  it('comes out the same however often what is retracted is retracted and brought back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.nat({ max: 30 }), { maxLength: 20 }), (notes, choices) => {
        const events: DomainEvent[] = Array.from({ length: notes }, (_, n) => noted(String(n)));
        for (const choice of choices) events.push(retracted(choice % events.length));
        const all = recorded(...events);
        // Obviously right, if slow: an entry counts when no counting retraction behind it names it.
        const counts = (place: number): boolean =>
          !all.some(({ event: one }, at) => at > place && one.type === 'EntryRetracted' && (one as ReturnType<typeof retracted>).data.entries.includes(idAt(place)) && counts(at));
        const expected = events.map((_, place) => place).filter((place) => place < notes && counts(place)).map(String);
        expect(told(historyAsKnown(all)).sort()).toEqual(expected.sort());
      }),
    );
  });
});

describe('what a correction says', () => {
  const Second = event('Noted', 2, { what: z.string(), loud: z.boolean() }, {
    personal: { words: z.string() },
    upcasters: [{ data: (data) => ({ ...data, loud: false }), personal: ({ text }) => ({ words: text }) }],
  });
  const catalogue = eventCatalogue([Second, EntryCorrected]);
  const says = (data: Record<string, unknown>, schemaVersion = 1, type = 'Noted') => ({
    type: 'EntryCorrected',
    schemaVersion: 1,
    data: { entry: idAt(0), because: 'wrong-facts', says: { type, schemaVersion, data, effective: '2026-01-01' } },
  });

  it('is lifted to the newest version of the entry', () => {
    expect(catalogue.read(says({ what: 'a' })).data).toMatchObject({ says: { schemaVersion: 2, data: { what: 'a', loud: false } } });
  });

  it('is lifted where it is said of a person', () => {
    expect(catalogue.readPersonal(says({ what: 'a' }), { note: 'b', says: { text: 'c' } })).toEqual({ note: 'b', says: { words: 'c' } });
    expect(catalogue.readPersonal(says({ what: 'a', loud: true }, 2), { says: { words: 'c' } })).toEqual({ says: { words: 'c' } });
    expect(catalogue.readPersonal(says({ what: 'a' }), { note: 'b' })).toEqual({ note: 'b' });
    expect(() => catalogue.readPersonal(says({ what: 'a' }, 2), { says: { text: 'c' } })).toThrow(UnreadableEvent);
  });

  it.each([
    ['data of another shape', says({ what: 1 })],
    ['an unknown type', says({ what: 'a' }, 1, 'Unheard')],
    ['a version from the future', says({ what: 'a' }, 3)],
  ])('is not read with %s', (_, stored) => {
    expect(() => catalogue.read(stored)).toThrow(UnreadableEvent);
  });

  it('names an entry by its id', () => {
    const unnamed = { ...says({ what: 'a' }).data, entry: 'x' as Uuid };
    expect(() => catalogue.read({ type: 'EntryCorrected', schemaVersion: 1, data: unnamed })).toThrow(UnreadableEvent);
  });
});
