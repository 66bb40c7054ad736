import { describe, expect, it } from '@jest/globals';
import { type About, type AdvisoryBasis, type AdvisoryKind, categoriesOn, type DataCategory, kindsOf } from '#domain';
import { plainDate } from '#kernel';
import { type Told } from '#medcom';
import { named } from '#testing/given-when-then/index.js';
import { sayingOf } from './saying-of.js';

const date = plainDate('2026-11-30');
/** An occasion of each trigger, and what is told of it when everything may be that ever may. */
const occasions: readonly (readonly [About, Told])[] = [
  [{ trigger: 'botilbud-discharge', date, destination: 'own-home' }, { about: 'discharge', date, destination: 'own-home' }],
  [
    { trigger: 'coordination', date, what: 'network-meeting', time: '10:00' },
    { about: 'coordination', date, what: 'network-meeting', time: '10:00' },
  ],
  [{ trigger: 'coordination', date, what: 'coordination-plan', time: null }, { about: 'coordination', date, what: 'coordination-plan' }],
  [{ trigger: 'transition', date, receiver: { kind: 'tilbud', tilbudId: named('a tilbud') } }, { about: 'transition', date }],
  [{ trigger: 'closing', date, outcome: 'goals-met' }, { about: 'closing', date, outcome: 'goals-met' }],
  [
    { trigger: 'visitation', date, section: 'SEL-85', from: plainDate('2027-01-01'), to: plainDate('2027-12-31'), hoursPerWeek: 6 },
    { about: 'visitation', decidedOn: date, section: 'SEL-85', from: plainDate('2027-01-01'), until: plainDate('2027-12-31'), hoursPerWeek: 6 },
  ],
  [
    { trigger: 'visitation', date, section: 'SEL-85', from: plainDate('2027-01-01'), to: null, hoursPerWeek: null },
    { about: 'visitation', decidedOn: date, section: 'SEL-85', from: plainDate('2027-01-01') },
  ],
  [{ trigger: 'death', date }, { about: 'death', date }],
];

const basis = (categories: readonly DataCategory[]): AdvisoryBasis => ({ law: 'PSL-13c', necessity: 'Sammenhæng', dataCategories: [...categories] });
const said = (about: About, categories: readonly DataCategory[], kind: AdvisoryKind = kindsOf[about.trigger].first) =>
  sayingOf({ kind, about, basis: basis(categories), late: null });

describe('what an advisory says in a CareCommunication', () => {
  it.each(occasions)('is all of it that ever may leave (%#)', (about, told) => {
    expect(said(about, categoriesOn(about.trigger))).toEqual({ as: 'told', told });
  });

  it.each(occasions)('is no fact of it without a category (%#)', (about, { about: subject }) => {
    expect(said(about, ['identification'])).toEqual({ as: 'told', told: { about: subject } });
  });

  it.each(occasions)('is no fact of it outside the categories of the message that repeats it (%#)', (about, { about: subject }) => {
    const repeated = sayingOf({ kind: kindsOf[about.trigger].first, about, basis: basis(categoriesOn(about.trigger)), late: null }, ['identification']);
    expect(repeated.told).toEqual({ about: subject });
  });

  it('is told, changed or withdrawn, and says that the notice is short', () => {
    const [about] = occasions[0]!;
    const { first, changed, withdrawn } = kindsOf[about.trigger];
    expect([first, changed, withdrawn].map((kind) => said(about, [], kind).as)).toEqual(['told', 'changed', 'withdrawn']);
    expect(sayingOf({ kind: first, about, basis: basis([]), late: { by: 3, causedBy: 'region' } })).toMatchObject({ shortNotice: true });
  });
});
