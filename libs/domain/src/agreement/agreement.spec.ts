import { describe, expect, it } from '@jest/globals';
import { type Actor, type Decision, fold, plainDate, type Uuid, uuid } from '#kernel';
import { defaultPolicy } from '../policy/policy.js';
import { type AgreementCommand } from './commands.js';
import { agreementDecider } from './decide.js';
import { type AgreementEvent, AgreementRegistered, AgreementRevised } from './events.js';
import { exampleAgreements } from './example-set.js';
import { agreementsInForce } from './in-force.js';
import { after, noticeDueAt } from './lead-time.js';
import { type Agreement, versionOn } from './state.js';
import { type AgreementTerms, termsSchema } from './terms.js';
import { instant } from '#kernel';

const manager: Actor = { id: 'm', role: 'leder', unit: 'voksenraadgivningen' };
const staff: Actor = { id: 's', role: 'botilbud', unit: 'marielund' };
const from = plainDate('2026-01-01');
const example = exampleAgreements(from, (id) => `https://partner.example/${id}`)[0]!;
const terms = (changes: Partial<AgreementTerms> = {}): AgreementTerms => ({ ...example, ...changes });
const registered = (changes?: Partial<AgreementTerms>): AgreementEvent => AgreementRegistered.of(terms(changes), { on: from });
const revised = (changes?: Partial<AgreementTerms>): AgreementEvent => AgreementRevised.of(terms(changes), { on: from });

function ask(history: AgreementEvent[], command: AgreementCommand, actor = manager): Decision<AgreementEvent> {
  return agreementDecider.decide(command, fold(agreementDecider, history), { actor, today: from });
}
const reasonOf = (decision: Decision<unknown>): string =>
  decision.accepted ? 'accepted' : `${decision.refusal.rule} ${decision.refusal.reason}`;
const typesOf = (decision: Decision<AgreementEvent>): string[] =>
  decision.accepted ? decision.events.map(({ type }) => type) : [reasonOf(decision)];

describe('AGR-1 a manager enters agreements', () => {
  it('takes it from a manager', () =>
    expect(typesOf(ask([], { type: 'RegisterAgreement', terms: terms() }))).toEqual(['AgreementRegistered']));
  it('refuses it from staff', () =>
    expect(reasonOf(ask([], { type: 'RegisterAgreement', terms: terms() }, staff))).toBe('AGR-1 not-a-manager'));
});

describe('AGR-2 one agreement, one partner', () => {
  it('takes a revision with other terms', () =>
    expect(typesOf(ask([registered()], { type: 'ReviseAgreement', terms: terms({ cutoff: '09:00' }) }))).toEqual(['AgreementRevised']));
  it('writes nothing for a revision that says the same', () =>
    expect(typesOf(ask([registered()], { type: 'ReviseAgreement', terms: terms() }))).toEqual([]));
  it('refuses to register it twice', () =>
    expect(reasonOf(ask([registered()], { type: 'RegisterAgreement', terms: terms() }))).toBe('AGR-2 already-registered'));
  it('refuses to revise what is not there', () =>
    expect(reasonOf(ask([], { type: 'ReviseAgreement', terms: terms() }))).toBe('AGR-2 not-registered'));
  it('refuses another partner', () =>
    expect(reasonOf(ask([registered()], { type: 'ReviseAgreement', terms: terms({ partner: { id: 'other', name: 'Anden' } }) }))).toBe(
      'AGR-2 identity-changed',
    ));
});

describe('AGR-4 what an agreement can be about', () => {
  const register = (changes: Partial<AgreementTerms>) => reasonOf(ask([], { type: 'RegisterAgreement', terms: terms(changes) }));
  const asking = (...dataCategories: AgreementTerms['basis']['dataCategories']) => ({ basis: { ...example.basis, dataCategories } });

  it('takes what we tell of, with data that may leave about it, and what partners tell us of', () => {
    expect(register({ trigger: 'closing', ...asking('identification', 'closing-date') })).toBe('accepted');
    expect(register({ trigger: 'death', ...asking('death-date') })).toBe('accepted');
    expect(register({ trigger: 'hospital-discharge', direction: 'from-partner' })).toBe('accepted');
  });
  it('refuses one about what is told in the other direction', () => {
    expect(register({ direction: 'from-partner' })).toBe('AGR-4 trigger-not-of-direction');
    expect(register({ trigger: 'hospital-admission' })).toBe('AGR-4 trigger-not-of-direction');
  });
  it('refuses one that asks for more than may leave', () => {
    expect(register({ trigger: 'closing', ...asking('identification', 'address') })).toBe('AGR-4 category-not-of-trigger');
    expect(register({ trigger: 'death', ...asking('closing-outcome') })).toBe('AGR-4 category-not-of-trigger');
  });
});

describe('AGR-3 periods and endpoints', () => {
  const register = (changes: Partial<AgreementTerms>) => ask([], { type: 'RegisterAgreement', terms: terms(changes) });
  const to = (endpoint: string) => reasonOf(register({ channel: { kind: 'webhook', endpoint, secretGeneration: 1 } }));

  it('takes one that ends on its first date', () => expect(reasonOf(register({ validTo: from }))).toBe('accepted'));
  it('refuses one that ends before it begins', () =>
    expect(reasonOf(register({ validTo: plainDate('2025-12-31') }))).toBe('AGR-3 ends-before-it-begins'));
  it.each(['https://partner.example/a', 'http://localhost:8080/a', 'http://127.0.0.1/', 'http://[::1]:9/'])('takes %s', (endpoint) =>
    expect(to(endpoint)).toBe('accepted'));
  it.each(['http://partner.example/', 'http://localhost.partner.example/', 'http://127.0.0.1.partner.example/', 'http://10.0.0.1/'])(
    'refuses %s',
    (endpoint) => expect(to(endpoint)).toBe('AGR-3 endpoint-not-encrypted'),
  );
  it('refuses a password in the address', () => expect(to('https://u:p@partner.example/')).toBe('AGR-3 endpoint-with-credentials'));
  it('asks the same of where MedCom messages are posted', () => {
    const fhir = (endpoint: string) => reasonOf(register({ channel: { kind: 'fhir', endpoint, sor: '441211000016002', gln: '5790000121526' } }));
    expect(fhir('https://partner.example/fhir')).toBe('accepted');
    expect(fhir('http://partner.example/fhir')).toBe('AGR-3 endpoint-not-encrypted');
  });
  it('takes a law or the citizen’s consent for a basis, and nothing else', () =>
    expect(['PSL-13c', 'consent', 'Consent', 'because'].map((law) => termsSchema.safeParse({ ...example, basis: { ...example.basis, law } }).success)).toEqual([
      true, true, false, false,
    ]));
  it('parses the example set, and refuses a lead time in fortnights', () => {
    expect(exampleAgreements(from, () => 'https://partner.example/').map(({ leadTime }) => leadTime)).toEqual([
      { value: 7, unit: 'days' },
      { value: 3, unit: 'working-days' },
      { value: 1, unit: 'days' },
    ]);
    expect(termsSchema.safeParse(example).success).toBe(true);
    expect(termsSchema.safeParse({ ...example, leadTime: { value: 1, unit: 'fortnights' } }).success).toBe(false);
  });
});

describe('the ways to a partner', () => {
  const fhir = { kind: 'fhir', endpoint: 'https://partner.example/fhir', sor: '441211000016002', gln: '5790000121526' };
  const parses = (channel: object) => termsSchema.safeParse({ ...example, channel }).success;

  it.each([
    { kind: 'webhook', endpoint: 'https://partner.example/', secretGeneration: 2 },
    fhir,
    { ...fhir, credential: 'region-syddanmark' },
    { kind: 'email', address: 'postkasse@partner.example' },
    { kind: 'inbox' },
  ])('are taken: %j', (channel) => expect(parses(channel)).toBe(true));

  it.each([
    { kind: 'pigeon' },
    { kind: 'webhook', endpoint: 'https://partner.example/' },
    { kind: 'webhook', endpoint: 'https://partner.example/', secretGeneration: 1, address: 'postkasse@partner.example' },
    { kind: 'fhir', endpoint: fhir.endpoint, sor: fhir.sor },
    { ...fhir, gln: '5790000121527' },
    { ...fhir, sor: '12345' },
    { ...fhir, credential: '../secret' },
    { kind: 'email', address: 'nowhere' },
    { kind: 'inbox', endpoint: 'https://partner.example/' },
  ])('are refused: %j', (channel) => expect(parses(channel)).toBe(false));
});

describe('the version in force', () => {
  const agreement = fold(agreementDecider, [
    registered(),
    revised({ cutoff: '08:00', validFrom: plainDate('2026-06-01'), validTo: plainDate('2026-08-31') }),
  ]);
  it.each([
    ['2025-12-31', undefined],
    ['2026-05-31', 1],
    ['2026-06-01', 2],
    ['2026-08-31', 2],
    ['2026-09-01', 1],
  ])('on %s is %s', (date, version) => expect(versionOn(agreement, plainDate(date))?.version).toBe(version));

  it('ends with a version from the same date that has a last one', () => {
    const ended = fold(agreementDecider, [registered(), revised({ validTo: plainDate('2026-08-31') })]);
    expect(['2025-12-31', '2026-08-31', '2026-09-01'].map((date) => versionOn(ended, plainDate(date))?.version)).toEqual([undefined, 2, undefined]);
  });

  const tilbudId = uuid('00000000-0000-4000-8000-000000000001');
  const other = uuid('00000000-0000-4000-8000-000000000002');
  const only = (changes: Partial<AgreementTerms>): Agreement => fold(agreementDecider, [registered(changes)]);
  const inForce = (agreements: (readonly [Uuid, Agreement])[], date = '2026-03-01') =>
    agreementsInForce(agreements, { trigger: 'botilbud-discharge', tilbudIds: [tilbudId], date: plainDate(date) }).map(({ agreementId }) => agreementId);

  it('takes one a partner, the one for the tilbud first', () =>
    expect(inForce([[other, only({})], [tilbudId, only({ tilbudId })]])).toEqual([tilbudId]));
  it('leaves out other tilbud, the other direction and other dates', () => {
    expect(inForce([[other, only({ tilbudId: other })]])).toEqual([]);
    expect(inForce([[other, only({ direction: 'from-partner' })]])).toEqual([]);
    expect(inForce([[other, only({})]], '2025-12-31')).toEqual([]);
  });
});

describe('TIME-1 lead times', () => {
  const due = (leadTime: AgreementTerms['leadTime'], date: string) => noticeDueAt({ leadTime, cutoff: '12:00' }, plainDate(date), defaultPolicy);

  it('counts calendar dates over the change of clocks', () => {
    expect(due({ value: 7, unit: 'days' }, '2026-10-28')).toBe('2026-10-21T10:00:00.000Z');
    expect(due({ value: 7, unit: 'days' }, '2026-11-04')).toBe('2026-10-28T11:00:00.000Z');
  });
  it('counts working days over Easter', () =>
    expect(due({ value: 3, unit: 'working-days' }, '2026-04-07')).toBe('2026-03-30T10:00:00.000Z'));
  it('takes Store Bededag for a working day since 2024', () => {
    expect(due({ value: 1, unit: 'working-days' }, '2024-04-27')).toBe('2024-04-26T10:00:00.000Z');
    expect(due({ value: 1, unit: 'working-days' }, '2023-05-06')).toBe('2023-05-04T10:00:00.000Z');
  });
  it('leaves out 5 June, 24 and 31 December by policy', () => {
    expect(due({ value: 1, unit: 'working-days' }, '2026-06-08')).toBe('2026-06-04T10:00:00.000Z');
    expect(due({ value: 1, unit: 'working-days' }, '2026-12-25')).toBe('2026-12-23T11:00:00.000Z');
    const open = { workingDays: { alsoFree: [] } };
    expect(noticeDueAt({ leadTime: { value: 1, unit: 'working-days' }, cutoff: '12:00' }, plainDate('2026-12-25'), open)).toBe(
      '2026-12-24T11:00:00.000Z',
    );
  });
  it('counts hours back from the beginning of the date', () =>
    expect(due({ value: 24, unit: 'hours' }, '2026-10-26')).toBe('2026-10-24T23:00:00.000Z'));
  it('gives time to confirm in working days at the same time of day', () => {
    const friday = instant('2026-11-20T15:00:00.000Z');
    expect(after({ value: 1, unit: 'working-days' }, friday, defaultPolicy)).toBe('2026-11-23T15:00:00.000Z');
    expect(after({ value: 2, unit: 'days' }, friday, defaultPolicy)).toBe('2026-11-22T15:00:00.000Z');
    expect(after({ value: 4, unit: 'hours' }, friday, defaultPolicy)).toBe('2026-11-20T19:00:00.000Z');
  });
});
