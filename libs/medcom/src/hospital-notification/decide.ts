import { type Instant } from '#kernel';
import { activities } from '../codes/hospital-notification.js';
import { type OpenedMessage } from '../fhir/envelope.js';
import { type Place } from '../fhir/place.js';
import { type Findings } from '../fhir/problem.js';
import { effectiveTime } from './effective-time.js';
import { type EncounterFacts } from './read-encounter.js';
import { type PatientFacts } from './read-patient.js';
import { kindOf, type Kind } from './routing.js';

/** What happened and when; undefined where the message does not say, or says it in two ways. */
export function decideWhatAndWhen(
  { envelope, provenance }: OpenedMessage,
  { deceased, at: patient }: PatientFacts,
  stay: EncounterFacts,
  findings: Findings,
): (Kind & { readonly effectiveAt: Instant }) | undefined {
  const { status, careClass, at: encounter } = stay;
  const activity = envelope.sent?.activity;
  // What is missing or unknown here was reported where it was read.
  if (!provenance || activity === undefined || !activities.has(activity)) return undefined;
  if (deceased === undefined || status === undefined || careClass === undefined) return undefined;
  const kind = kindOf({ activity, status, careClass, deceased });
  if ('contradicts' in kind) {
    const place = {
      activity: provenance.member('activity'),
      status: encounter.member('status'),
      careClass: encounter.member('class'),
      deceased: patient.member('deceasedBoolean'),
    }[kind.contradicts];
    return findings.report('combination-inconsistent', place, 'activity, status, class and death do not go together');
  }
  const effectiveAt = decideTime(kind, stay, encounter, findings);
  return effectiveAt && { ...kind, effectiveAt };
}

function decideTime(kind: Kind, stay: EncounterFacts, encounter: Place, findings: Findings): Instant | undefined {
  if (!stay.period) return undefined;
  const time = effectiveTime(kind.event, kind.revision, stay.period, stay.leavePeriod);
  if (typeof time === 'string') return time;
  const at = time.missing === 'period.end' ? encounter.member('period').member('end') : encounter.member('extension');
  return findings.report('element-missing', at, `what is told needs ${time.missing}`);
}
