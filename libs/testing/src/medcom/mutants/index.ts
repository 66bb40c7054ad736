import { answerMutants } from './of-acknowledgements.js';
import { bundleMutants } from './of-bundles.js';
import { communicationMutants } from './of-communications.js';
import { fhirMutants } from './of-fhir.js';
import { headerMutants } from './of-headers.js';
import { type Mutant } from './mutant.js';
import { notificationMutants } from './of-notifications.js';
import { peopleMutants } from './of-people.js';
import { provenanceMutants } from './of-provenances.js';

export { mutated, told, type Mutant } from './mutant.js';

/** CareCommunications made wrong in one way each: one for each constraint and invariant that bears on them. */
export const careCommunicationMutants: readonly Mutant[] = [
  ...bundleMutants,
  ...headerMutants,
  ...communicationMutants,
  ...peopleMutants,
  ...provenanceMutants,
  ...fhirMutants,
];

/** Acknowledgements made wrong in one way each. */
export const acknowledgementMutants = answerMutants;

/** HospitalNotifications made wrong in one way each. */
export const hospitalNotificationMutants = notificationMutants;
