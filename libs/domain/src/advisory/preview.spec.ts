import { describe, expect, it } from '@jest/globals';
import { instant, plainDate, type Uuid } from '#kernel';
import { agreement, MONDAY, PARTNER } from '#testing/delivery/advisory-story.js';
import { type Agreement } from '../agreement/state.js';
import { type AgreementTerms } from '../agreement/terms.js';
import { defaultPolicy } from '../policy/policy.js';
import { type About } from './about.js';
import { type Hypothesis, preview } from './preview.js';

const id = agreement.agreementId;
const agreed = (...versions: Partial<AgreementTerms>[]): readonly [Uuid, Agreement] => [id, { versions: versions.map((changes) => ({ ...agreement.terms, ...changes })) }];
const leaving = (date: string): About => ({ trigger: 'botilbud-discharge', date: plainDate(date), destination: 'own-home' });
const of = (about: About, but: Partial<Hypothesis> = {}): Hypothesis => ({ about, happened: false, recordedAt: MONDAY, causedBy: 'region', tilbudIds: [], ...but });
const shown = (hypothesis: Hypothesis, ...agreements: (readonly [Uuid, Agreement])[]) =>
  preview(hypothesis, agreements, defaultPolicy).map(({ partnerId, content, refusal }) => `${partnerId} ${content ? `${content.kind} ${content.dueAt} ${content.late?.by ?? '-'}` : refusal?.reason}`);

describe('a preview', () => {
  it('says what would be told, when, and how late', () => {
    expect(shown(of(leaving('2026-11-20')), agreed({}))).toEqual([`${PARTNER} discharge-planned 2026-11-13T11:00:00.000Z -`]);
    expect(shown(of(leaving('2026-11-06')), agreed({}))).toEqual([`${PARTNER} discharge-planned ${MONDAY} 3`]);
    expect(shown(of(leaving('2026-11-02'), { happened: true, recordedAt: instant('2026-11-02T12:00:00.000Z') }), agreed({}))).toEqual([
      `${PARTNER} discharge-planned 2026-11-02T12:00:00.000Z 7`,
    ]);
  });
  it('says why nothing would be', () => {
    expect(shown(of(leaving('2026-11-01')), agreed({}))).toEqual([`${PARTNER} backdated`]);
    expect(shown(of(leaving('2026-11-20')), agreed({ validTo: plainDate('2026-11-10') }))).toEqual([`${PARTNER} no-agreement`]);
    expect(shown(of(leaving('2026-11-20')), agreed({ tilbudId: id }))).toEqual([`${PARTNER} no-agreement`]);
    expect(shown(of(leaving('2026-11-20')), agreed({ trigger: 'closing' }))).toEqual([]);
  });
  it('goes by the version in force on the date, and keeps to what may leave', () => {
    const closing: About = { trigger: 'closing', date: plainDate('2026-11-02'), outcome: 'goals-met' };
    const [only] = preview(of(closing), [agreed({ trigger: 'closing' }, { trigger: 'closing', acknowledgeWithin: null })], defaultPolicy);
    expect(only?.content).toMatchObject({ agreementVersion: 2, acknowledgeWithin: null, basis: { dataCategories: ['identification'] } });
  });
});
