import { describe, expect, it } from '@jest/globals';
import { type Credential, type EndpointSeen } from '#delivery/channels/index.js';
import { AgreementRegistered, AgreementRevised } from '#domain/agreement/events.js';
import { agreementDecider, type AgreementTerms, exampleAgreements } from '#domain';
import { fold, instant, type MunicipalityCode, plainDate, uuid } from '#kernel';
import { signingSecrets } from '#platform/privacy/signing-secrets.js';
import { type AgreementInForce, inForceOn } from '../agreements/agreement-in-force.js';
import { type Finding } from '../finding.js';
import { judgeAgreements } from './agreements.js';
import { endpointsOf, judgeEndpoint } from './endpoints.js';
import { type Equipment, judgeWays } from './ways.js';

const verdictsOf = (findings: readonly Finding[]) => findings.map(({ verdict, about }) => (about === undefined ? verdict : `${verdict} ${about}`));
const kommune = '621' as MunicipalityCode;
const example = exampleAgreements(plainDate('2026-01-01'), () => 'https://partner.example/webhook?key=planted')[0]!;
const fhir = { kind: 'fhir', endpoint: 'https://region.example:8443/fhir', sor: '441211000016002', gln: '5790000121526' } as const;
const agreed = (changes: Partial<AgreementTerms> = {}, more: Partial<AgreementInForce> = {}): AgreementInForce => ({
  agreementId: uuid('00000000-0000-4000-8000-000000000001'),
  municipality: kommune,
  terms: { ...example, ...changes },
  lastDate: null,
  ...more,
});

describe('an agreement in force', () => {
  const today = plainDate('2026-11-02');
  const on = { on: plainDate('2026-01-01') };
  const ending = (validTo: string | null) =>
    fold(agreementDecider, [AgreementRegistered.of({ ...example, validTo: validTo === null ? null : plainDate(validTo) }, on)]);

  it.each([
    [null, null],
    ['2026-12-02', null],
    ['2026-12-01', '2026-12-01'],
    ['2026-11-02', '2026-11-02'],
  ])('with the last date %s ends soon: %s', (validTo, lastDate) => expect(inForceOn(ending(validTo), today)?.lastDate).toBe(lastDate));
  it('is none after its end', () => expect(inForceOn(ending('2026-11-01'), today)).toBeUndefined());
  it('goes on where a revision takes over on the next date', () => {
    const next = AgreementRevised.of({ ...example, validFrom: plainDate('2026-11-11') }, on);
    const agreement = fold(agreementDecider, [AgreementRegistered.of({ ...example, validTo: plainDate('2026-11-10') }, on), next]);
    expect(inForceOn(agreement, today)?.lastDate).toBeNull();
  });
});

describe('agreements', () => {
  it('are told by municipality, with what nobody is told of', () => {
    const [finding, ...more] = judgeAgreements([agreed(), agreed({ trigger: 'death' })], [kommune]);
    expect(finding).toMatchObject({ verdict: 'well', about: '621', says: '2 agreements with 1 partner in force; nobody is told of: coordination, transition, closing, visitation' });
    expect(more).toEqual([]);
  });
  it('are missed where there are none to partners', () =>
    expect(verdictsOf(judgeAgreements([agreed({ direction: 'from-partner', trigger: 'hospital-discharge' })], [kommune]))).toEqual(['warning 621']));
  it('that end soon are told by partner and date', () =>
    expect(judgeAgreements([agreed({}, { lastDate: plainDate('2026-11-10') })], [kommune])[1]).toMatchObject({
      verdict: 'warning', about: '621 regional-psychiatry', says: expect.stringContaining('2026-11-10'),
    }));
});

describe('the ways of agreements', () => {
  const equipment: Equipment = { mail: false, credentials: new Map(), senders: new Set(), secretOf: signingSecrets({ identifierKey: Buffer.alloc(32, 1) }) };
  const judged = (channel: AgreementTerms['channel'], has: Partial<Equipment> = {}) => verdictsOf(judgeWays([agreed({ channel })], { ...equipment, ...has }));
  const lacking = ['failed 621 regional-psychiatry'];

  it('are not looked at where there are none', () => expect(verdictsOf(judgeWays([], equipment))).toEqual(['skipped']));
  it('by webhook need a secret', () => {
    expect(judged(example.channel)).toEqual(['well']);
    expect(judged(example.channel, { secretOf: undefined })).toEqual(lacking);
  });
  it('by e-mail need a mail server', () => {
    const channel = { kind: 'email', address: 'postkasse@partner.example' } as const;
    expect(judged(channel)).toEqual(lacking);
    expect(judged(channel, { mail: true })).toEqual(['well']);
  });
  it('by FHIR need a sender, and what is to be shown', () => {
    const channel = { ...fhir, credential: 'region' };
    expect(judged(channel)).toEqual([...lacking, ...lacking]);
    expect(judged(channel, { senders: new Set([kommune]), credentials: new Map([['region', { name: 'region' }]]) })).toEqual(['well']);
    expect(judged(fhir, { senders: new Set([kommune]) })).toEqual(['well']);
  });
  it('by the inbox need nothing', () => expect(judged({ kind: 'inbox' })).toEqual(['well']));
  it('tell each lack of a partner once', () => {
    const channel = { kind: 'email', address: 'postkasse@partner.example' } as const;
    expect(verdictsOf(judgeWays([agreed({ channel }), agreed({ channel, trigger: 'death' })], equipment))).toEqual(lacking);
  });
});

describe('endpoints', () => {
  const oauth2 = { tokenEndpoint: 'https://login.region.example/token', clientId: 'kommune', clientSecret: 'planted' };
  const credential: Credential = { name: 'region', oauth2 };

  it('are each looked at once, and where tokens come from as well', () => {
    const found = endpointsOf(
      [
        agreed(),
        agreed({ trigger: 'death', channel: { kind: 'webhook', endpoint: 'https://partner.example/elsewhere', secretGeneration: 1 } }),
        agreed({ channel: fhir }),
        agreed({ channel: { ...fhir, credential: 'region' } }),
        agreed({ channel: { ...fhir, credential: 'region' }, trigger: 'closing' }),
        agreed({ channel: { kind: 'inbox' } }),
        agreed({ direction: 'from-partner', channel: { kind: 'webhook', endpoint: 'https://measured.example/', secretGeneration: 1 } }),
      ],
      new Map([['region', credential]]),
    );
    expect(found.map(({ host, credential: shown }) => [host, shown?.name])).toEqual([
      ['partner.example', undefined],
      ['region.example:8443', undefined],
      ['region.example:8443', 'region'],
      ['login.region.example', 'region'],
    ]);
  });

  it.each<[EndpointSeen, string, RegExp]>([
    [{ is: 'trusted', until: instant('2026-12-31T00:00:00.000Z') }, 'well', /59 days more/],
    [{ is: 'trusted', until: instant('2026-11-12T00:00:00.000Z') }, 'warning', /in 10 days/],
    [{ is: 'trusted', until: instant('2026-11-01T00:00:00.000Z') }, 'failed', /ended on 2026-11-01/],
    [{ is: 'plain' }, 'warning', /unencrypted/],
    [{ is: 'unreachable', code: 'ENDPOINT_NOT_PUBLIC' }, 'failed', /ALLOWED_PRIVATE_ENDPOINTS/],
    [{ is: 'unreachable', code: 'ENOTFOUND' }, 'failed', /does not resolve/],
    [{ is: 'unreachable', code: 'EAI_AGAIN' }, 'failed', /does not resolve/],
    [{ is: 'unreachable', code: 'CERT_HAS_EXPIRED' }, 'failed', /certificate has ended/],
    [{ is: 'unreachable', code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'failed', /another name/],
    [{ is: 'unreachable', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'failed', /nobody who is trusted/],
    [{ is: 'unreachable', code: 'ECONNREFUSED' }, 'failed', /nobody listens/],
    [{ is: 'unreachable', code: 'UND_ERR_CONNECT_TIMEOUT' }, 'failed', /in time/],
    [{ is: 'unreachable', code: 'EPROTO' }, 'failed', /EPROTO/],
  ])('are judged by what was seen (%#)', (seen, verdict, says) => {
    const finding = judgeEndpoint({ host: 'partner.example' }, seen, instant('2026-11-02T00:00:00.000Z'));
    expect(finding).toEqual({ verdict, about: 'partner.example', says: expect.stringMatching(says) });
  });
});
