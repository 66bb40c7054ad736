import { activities } from '../codes/hospital-notification.js';
import { codeSystems } from '../codes/systems.js';
import { referredId, type Entries } from '../fhir/bundle.js';
import { type Place } from '../fhir/place.js';
import { type Findings } from '../fhir/problem.js';
import { codeIn } from '../fhir/scalars.js';

/**
 * Every Provenance, also of the messages before this one, must tell an activity of a HospitalNotification, done by
 * organisations in the bundle.
 */
export function checkProvenances(entries: Entries, findings: Findings): void {
  for (const { resource } of entries.ofType('Provenance')) {
    const coding = resource.member('activity').member('coding');
    const known = coding.items.some((item) => activities.has(codeIn(item, codeSystems.activity) ?? ''));
    if (!known) findings.report('code-unknown', coding, 'not an activity of a HospitalNotification');
    const agents = resource.member('agent');
    if (agents.items.length === 0) findings.report('element-missing', agents, 'an agent is required');
    for (const agent of agents.items) entries.resolve(agent.member('who'), 'Organization', findings);
  }
}

/** The header id of the message that this one follows upon, where the Provenance tells. */
export function followedMessage(provenance: Place): string | undefined {
  const roles: readonly unknown[] = ['revision', 'removal'];
  const entity = provenance.member('entity').items.find((it) => roles.includes(it.member('role').value));
  return entity && referredId(entity.member('what').member('reference'), 'MessageHeader');
}
