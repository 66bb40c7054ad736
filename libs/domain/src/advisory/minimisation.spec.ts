import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainDate, uuid } from '#kernel';
import { dataCategories, type DataCategory, toPartnerTriggers } from '../agreement/terms.js';
import { type About, type OccasionTrigger } from './about.js';
import { categoriesOn, factsUnder, leavingUnder, mayLeave } from './minimisation.js';

const date = plainDate('2026-11-20');
const id = uuid('a0000000-0000-4000-8000-000000000000');
/** One of each, with every fact there can be. */
const abouts: readonly About[] = [
  { trigger: 'botilbud-discharge', date, destination: 'own-home' },
  { trigger: 'coordination', date, what: 'network-meeting', time: '10:00' },
  { trigger: 'transition', date, receiver: { kind: 'tilbud', tilbudId: id } },
  { trigger: 'closing', date, outcome: 'goals-met' },
  { trigger: 'visitation', date, section: 'SEL-85', from: date, to: null, hoursPerWeek: 6 },
  { trigger: 'death', date },
];
const basis = (...categories: readonly DataCategory[]) => ({ law: 'PSL-13c', necessity: 'Sammenhæng', dataCategories: [...categories] });
const opened = (trigger: OccasionTrigger, category: DataCategory): readonly string[] =>
  (mayLeave[trigger] as Partial<Record<DataCategory, readonly string[]>>)[category] ?? [];

describe('what may leave', () => {
  it('is said of every trigger, and of every fact that there is', () => {
    expect(Object.keys(mayLeave)).toEqual(toPartnerTriggers);
    for (const about of abouts) {
      const facts = Object.keys(about).filter((fact) => fact !== 'trigger');
      expect(categoriesOn(about.trigger).flatMap((category) => opened(about.trigger, category)).sort()).toEqual(facts.sort());
    }
  });
  it('names a citizen’s address where the citizen moves, and nowhere else', () =>
    expect(toPartnerTriggers.filter((trigger) => categoriesOn(trigger).includes('address'))).toEqual(['botilbud-discharge', 'transition']));
  it('is the least of what was agreed and what the table allows', () => {
    expect(leavingUnder(basis('identification', 'destination', 'closing-date', 'address'), 'closing').dataCategories).toEqual(['identification', 'closing-date']);
    expect(leavingUnder(basis('destination'), 'death').dataCategories).toEqual([]);
  });
  it('leaves no fact standing that no agreed category opens, whatever was agreed', () =>
    fc.assert(
      fc.property(fc.constantFrom(...abouts), fc.subarray([...dataCategories]), (about, categories) => {
        const said = factsUnder(leavingUnder(basis(...categories), about.trigger), about);
        const allowed = categories.flatMap((category) => opened(about.trigger, category));
        expect(Object.keys(said).sort()).toEqual([...new Set(allowed)].sort());
        for (const [fact, value] of Object.entries(said)) expect(value).toEqual((about as Record<string, unknown>)[fact]);
      }),
    ));
});
