import { isLoopback } from '#delivery/channels/http/endpoint-addresses.js';
import { type Configuration } from '#platform/configuration/configuration.js';
import { type Check } from '../check.js';
import { type Finding, warning, well } from '../finding.js';

/** Who can claim to be whom: without an identity provider anybody who reaches the service can claim to be anybody. */
export const identityCheck: Check = {
  name: 'identity',
  needs: 'configuration',
  look: (configuration) => Promise.resolve(judgeIdentity(configuration)),
};

export function judgeIdentity({ mode, http, faultPoint }: Pick<Configuration, 'mode' | 'http' | 'faultPoint'>): readonly Finding[] {
  const findings: Finding[] = [];
  if (faultPoint !== undefined) findings.push(warning('is set, and kills the process on purpose: unset it', 'FAULT_POINT'));
  if (mode === 'production') return [...findings, well('actors come from the identity provider')];
  if (http.host === 'localhost' || isLoopback(http.host)) return [...findings, well('actors are believed without proof, and only this machine reaches the service')];
  const says = `NODE_ENV is ${mode}, so that whoever reaches the service at HOST can claim to be anybody: keep real citizens out of it, or set HOST to 127.0.0.1`;
  return [...findings, warning(says)];
}
