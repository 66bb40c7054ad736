import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Credentials } from '#delivery/channels/index.js';
import { instant } from '#kernel';
import { readConfiguration } from '#platform/configuration/configuration.js';
import { certifiedBy, type Certified, inventedAuthority } from '#testing/delivery/certificates.js';
import { type Finding } from '../finding.js';
import { lookAtConfiguration } from './configuration.js';
import { judgeIdentity } from './identity.js';
import { judgeMail } from './mail.js';
import { judgeOwnCertificates } from './own-certificates.js';
import { organizationsCheck } from './organizations.js';
import { queueCheck } from './queue.js';

const verdictsOf = (findings: readonly Finding[]) => findings.map(({ verdict, about }) => (about === undefined ? verdict : `${verdict} ${about}`));

describe('the configuration', () => {
  it('is read', () => expect(verdictsOf(lookAtConfiguration({}).findings)).toEqual(['well']));

  it('that is wrong is told by its variables, and not by their values', () => {
    const { configuration, findings } = lookAtConfiguration({ PORT: 'planted', REDIS_URL: 'planted', NODE_ENV: 'test' });
    expect(configuration).toBeUndefined();
    expect(verdictsOf(findings)).toEqual(['failed PORT', 'failed REDIS_URL']);
    expect(JSON.stringify(findings)).not.toContain('planted');
  });

  it('for production is refused while there is no identity provider', () =>
    expect(verdictsOf(lookAtConfiguration({ NODE_ENV: 'production' }).findings)).toEqual(['failed NODE_ENV']));
});

describe('who can claim to be whom', () => {
  const judged = (environment: Record<string, string>) => verdictsOf(judgeIdentity(readConfiguration(environment)));

  it('is no matter where only this machine reaches the service', () => {
    expect(judged({})).toEqual(['well']);
    expect(judged({ HOST: 'localhost' })).toEqual(['well']);
  });
  it('is a matter where others do', () => expect(judged({ HOST: '0.0.0.0' })).toEqual(['warning']));
  it('comes with a warning of what kills the process', () => expect(judged({ FAULT_POINT: 'after-append' })).toEqual(['warning FAULT_POINT', 'well']));
});

describe('the mail server', () => {
  const judged = (refusal: string | undefined, publicUrl = 'https://service.example') => judgeMail({ refusal, server: 'mail.example:587', publicUrl });

  it('takes letters', () => expect(verdictsOf(judged(undefined))).toEqual(['well mail.example:587']));
  it('does not', () => {
    expect(judged('SMTP_535')[0]).toMatchObject({ verdict: 'failed', says: expect.stringContaining('password') });
    expect(judged('ESOCKET')[0]).toMatchObject({ verdict: 'failed', says: expect.stringContaining('ESOCKET') });
  });
  it.each(['http://127.0.0.1:3000', 'http://[::1]:3000', 'http://localhost'])('is of little use where letters lead to %s', (publicUrl) =>
    expect(verdictsOf(judged(undefined, publicUrl))).toEqual(['well mail.example:587', 'warning PUBLIC_URL']));
});

describe('our own certificates', () => {
  const now = instant('2050-06-01T00:00:00.000Z');
  let shown: Record<'ended' | 'ending' | 'long', Certified>;
  beforeAll(async () => {
    const authority = await inventedAuthority();
    const until = (date: string) => certifiedBy(authority, 'localhost', new Date(date));
    const [ended, ending, long] = await Promise.all([until('2050-05-31'), until('2050-06-30'), until('2050-07-02')]);
    shown = { ended, ending, long };
  });

  it('are told by what they are named, and when they end', () => {
    const credentials: Credentials = new Map([{ name: 'other' }, ...Object.entries(shown).map(([name, certificate]) => ({ name, certificate }))].map((one) => [one.name, one]));
    const findings = judgeOwnCertificates(credentials, now);
    expect(verdictsOf(findings)).toEqual(['failed ended', 'warning ending', 'well long']);
    expect(findings[1]!.says).toContain('in 29 days, on 2050-06-30');
  });
  it('are not looked at where there are none', () => expect(verdictsOf(judgeOwnCertificates(new Map(), now))).toEqual(['skipped']));
});

describe('who sends MedCom messages', () => {
  const look = (environment: Record<string, string>) => {
    if (organizationsCheck.needs !== 'configuration') throw new Error('it needs more than it says');
    return organizationsCheck.look(readConfiguration(environment));
  };

  it('is nobody where none is named', async () =>
    expect(await look({ NODE_ENV: 'test' })).toMatchObject([{ verdict: 'skipped', says: expect.stringContaining('no agreement by FHIR can be kept') }]));
  it('is somebody invented in development mode', async () =>
    expect(await look({ NODE_ENV: 'development' })).toMatchObject([{ verdict: 'skipped', says: expect.stringContaining('somebody invented sends') }]));
});

describe('the queue', () => {
  const look = (environment: Record<string, string>) => {
    if (queueCheck.needs !== 'configuration') throw new Error('it needs more than it says');
    return queueCheck.look(readConfiguration(environment));
  };

  it('is PostgreSQL’s where no Redis is configured', async () => expect(verdictsOf(await look({}))).toEqual(['skipped']));
  it('fails where Redis does not answer, without saying with which password it was asked', async () => {
    const findings = await look({ REDIS_URL: 'redis://:planted@127.0.0.1:1' });
    expect(findings).toMatchObject([{ verdict: 'failed', says: expect.stringContaining('ECONNREFUSED') }]);
    expect(JSON.stringify(findings)).not.toContain('planted');
  });
});
