import { activities } from '../codes/hospital-notification.js';
import { codeSystems } from '../codes/systems.js';
import { referredId, type Entries, type Entry } from '../fhir/bundle.js';
import { type Place } from '../fhir/place.js';
import { type Findings } from '../fhir/problem.js';
import { codeIn } from '../fhir/scalars.js';

/** The header must have the Encounter, and nothing else, as its focus. */
export function checkFocus(header: Place, encounter: Entry, entries: Entries, findings: Findings): void {
  const at = header.member('focus');
  const [first, second] = at.items;
  if (!first) {
    findings.report('element-missing', at, 'the Encounter must be the focus');
    return;
  }
  if (second) findings.report('element-repeated', second, 'one focus only');
  const focus = entries.resolve(first, 'Encounter', findings);
  if (focus && focus !== encounter) findings.report('reference-mismatch', first, 'the Encounter must be the focus');
}

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
