import { extensions } from '../codes/systems.js';
import { type Entries } from '../fhir/bundle.js';
import { readReferredOrganization } from '../fhir/envelope.js';
import { type Place } from '../fhir/place.js';
import { type Findings } from '../fhir/problem.js';
import { extensionsOf } from '../fhir/scalars.js';
import { type HospitalNotification } from './notification.js';

/** Whether the hospital asks for an admission report, and who is to have it. */
export type ReportOfAdmission = Pick<HospitalNotification, 'reportOfAdmissionRequested' | 'reportOfAdmissionRecipient'>;

/** Reads the header's two extensions about the admission report; without them none is asked for. */
export function readReportOfAdmission(header: Place, entries: Entries, findings: Findings): ReportOfAdmission {
  const [flag] = extensionsOf(header, extensions.reportOfAdmission);
  const wanted = flag?.member('valueBoolean');
  if (wanted && typeof wanted.value !== 'boolean') findings.report('wrong-type', wanted, 'must be true or false');
  const [to] = extensionsOf(header, extensions.reportOfAdmissionRecipient);
  const recipient = to && readReferredOrganization(to.member('valueReference'), entries, findings);
  return {
    reportOfAdmissionRequested: wanted?.value === true,
    ...(recipient && { reportOfAdmissionRecipient: recipient }),
  };
}
