import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import { consentGiven, consentWithdrawn, given } from '#testing/given-when-then/index.js';
import { type AdvisoryBasis, dataCategories } from '../agreement/terms.js';
import { mayBeTold } from './consented.js';

const basis = (law: string, categories: AdvisoryBasis['dataCategories']): AdvisoryBasis => ({ law, necessity: 'Sammenhæng', dataCategories: categories });
const consents = (categories: AdvisoryBasis['dataCategories']) =>
  given(
    consentGiven({ on: '2026-02-01', categories, recipients: ['partner'], through: plainDate('2026-06-30') }),
    consentWithdrawn({ on: '2026-05-01' }),
  ).state.consents;
const may = (law: string, asked: AdvisoryBasis['dataCategories'], consented: AdvisoryBasis['dataCategories'], on = '2026-03-01', partnerId = 'partner') =>
  mayBeTold({ basis: basis(law, asked), partnerId }, consents(consented), plainDate(on));

describe('ADV-4 whether a partner may be told', () => {
  it('needs no consent under a law', () => expect(may('PSL-13c', ['identification'], ['destination'])).toBe(true));
  it.each(dataCategories)('needs consent to %s, where it goes out by consent', (category) => {
    expect(may('consent', [category], [category])).toBe(true);
    expect(may('consent', [category], dataCategories.filter((other) => other !== category))).toBe(false);
  });
  it('needs consent to every category', () => {
    expect(may('consent', ['identification', 'destination'], ['identification', 'destination'])).toBe(true);
    expect(may('consent', ['identification', 'destination'], ['identification'])).toBe(false);
  });
  it('needs it on the date and for the partner', () => {
    expect(['2026-01-31', '2026-02-01', '2026-04-30', '2026-05-01'].map((on) => may('consent', ['destination'], ['destination'], on))).toEqual([false, true, true, false]);
    expect(may('consent', ['destination'], ['destination'], '2026-03-01', 'other')).toBe(false);
  });
});
