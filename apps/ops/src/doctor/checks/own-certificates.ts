import { X509Certificate } from 'node:crypto';
import { type Credentials } from '#delivery/channels/index.js';
import { type Instant, instantFromMillis } from '#kernel';
import { systemClock } from '#platform/time/system-clock.js';
import { judgeEnd } from '../certificates/judge-end.js';
import { type Check } from '../check.js';
import { type Finding, skipped } from '../finding.js';

/** For how long the certificates hold that we show partners. */
export const ownCertificatesCheck: Check = {
  name: 'own certificates',
  needs: 'configuration',
  look: ({ channels: { credentials } }) => Promise.resolve(judgeOwnCertificates(credentials, systemClock.now())),
};

export function judgeOwnCertificates(credentials: Credentials, now: Instant): readonly Finding[] {
  const findings = [...credentials.values()].flatMap(({ name, certificate }) => {
    if (!certificate) return [];
    const until = instantFromMillis(Date.parse(new X509Certificate(certificate.cert).validTo));
    return [judgeEnd(until, now, { about: name, renew: 'have a new one issued, and name it in PARTNER_CREDENTIALS' })];
  });
  return findings.length > 0 ? findings : [skipped('partners are shown no client certificate')];
}
