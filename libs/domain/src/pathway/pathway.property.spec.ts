import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '#kernel';
import { play, steps } from '#testing/generators/index.js';
import { ruleBook } from '../rules.js';
import { pathwayCatalogue } from './events.js';
import { brokenInvariants, invariants } from './invariants.js';
import { pathway } from './pathway.js';

const runs = { numRuns: 150 };
/** What is said of entries, not of a citizen: another decider decides on it. */
const aboutEntries: ReadonlySet<string> = new Set(['EntryCorrected', 'EntryRetracted', 'EntriesAdopted', 'CitizenMerged', 'DataBreachSuspected']);
const rules = ruleBook.flatMap((chapter) => chapter.rules);

describe('whatever is asked of a pathway', () => {
  it('no invariant is broken by what is accepted', () =>
    fc.assert(
      fc.property(steps, (asked) => {
        for (const { after } of play(asked).turns) expect(brokenInvariants(after)).toEqual([]);
      }),
      runs,
    ));

  it('every decision is an acceptance, or a refusal for a reason that a rule states', () =>
    fc.assert(
      fc.property(steps, (asked) => {
        for (const { decision } of play(asked).turns) {
          if (decision.accepted) continue;
          const { rule, reason, text } = decision.refusal;
          expect(rules.some((one) => one.id === rule && one.refusals[reason] === text)).toBe(true);
        }
      }),
      runs,
    ));

  it('what is accepted can be read back from the log', () =>
    fc.assert(
      fc.property(steps, (asked) => {
        for (const event of play(asked).history) {
          const stored = JSON.parse(JSON.stringify(event)) as typeof event;
          expect(pathwayCatalogue.read(stored).data).toEqual(stored.data);
          const { personal } = pathwayCatalogue.definition(event.type)!;
          if (event.personal !== undefined) expect(personal?.safeParse(event.personal).success).toBe(true);
        }
      }),
      runs,
    ));

  it('what is accepted has happened, but for visitations, and for a hospital whose clock runs ahead', () =>
    fc.assert(
      fc.property(steps, (asked) => {
        for (const { decision, circumstances } of play(asked).turns) {
          if (!decision.accepted) continue;
          const told = decision.events.filter(({ type }) => !type.startsWith('Visitation') && !type.startsWith('Hospital'));
          expect(told.filter(({ effective }) => effective > circumstances.today)).toEqual([]);
        }
      }),
      runs,
    ));

  it('its history is folded in any order without an exception, and can be decided on', () =>
    fc.assert(
      fc.property(
        steps.chain((asked) => {
          const { history, turns } = play(asked);
          return fc.record({ shuffled: fc.shuffledSubarray([...history], { minLength: history.length }), turns: fc.constant(turns) });
        }),
        ({ shuffled, turns }) => {
          const state = fold(pathway, shuffled);
          for (const { command, circumstances } of turns) expect(pathway.decide(command, state, circumstances)).toHaveProperty('accepted');
        },
      ),
      runs,
    ));

  it('every kind of event comes about, and every invariant can be asked', () => {
    const happened = new Set<string>(fc.sample(steps, { numRuns: 1_000, seed: 17 }).flatMap((asked) => play(asked).history.map(({ type }) => type)));
    expect(pathwayCatalogue.types.filter((type) => !happened.has(type) && !aboutEntries.has(type))).toEqual([]);
    expect(invariants.filter(({ holds }) => !holds(pathway.initial))).toEqual([]);
  });
});
