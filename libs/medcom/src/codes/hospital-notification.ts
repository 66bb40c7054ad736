/** The ways a stay in hospital is told of: MedCom's activities, with what the rest of the message must then say. */

/** What happened to the patient. */
export type HospitalEvent = 'admitted' | 'leave-started' | 'leave-ended' | 'discharged' | 'died';

/** First told, told anew with other content, or taken back. */
export type Revision = 'new' | 'revised' | 'cancelled';

/** The patient lies in a ward (`IMP`), or is in an emergency department (`EMER`). */
export type CareClass = 'inpatient' | 'emergency';

/** `Encounter.class` in a HospitalNotification. */
export const careClasses: Readonly<Record<string, CareClass>> = { IMP: 'inpatient', EMER: 'emergency' };

/** `Encounter.status` in a HospitalNotification. */
export const encounterStatuses = ['in-progress', 'onleave', 'finished', 'entered-in-error'] as const;
export type EncounterStatus = (typeof encounterStatuses)[number];

/**
 * The trade's short names: STAA and STIN start a stay (emergency, ward), STOR and SLOR start and end a leave, SLHJ ends
 * a stay, MORS tells of a death; RE_ revises and AN_ takes back.
 */
export type NotificationCode =
  | 'STAA' | 'STIN' | 'STOR' | 'SLOR' | 'SLHJ' | 'MORS'
  | 'RE_STAA' | 'RE_STIN' | 'RE_STOR' | 'RE_SLOR' | 'RE_SLHJ' | 'RE_MORS'
  | 'AN_STAA' | 'AN_STIN' | 'AN_STOR' | 'AN_SLOR' | 'AN_SLHJ';

/** What an activity says, and the status and class that the Encounter must have with it (the patient being alive). */
export interface ActivityMeaning {
  readonly code: NotificationCode;
  readonly event: Exclude<HospitalEvent, 'died'>;
  readonly revision: Revision;
  readonly careClass: CareClass;
  readonly status: EncounterStatus;
}

const row = (
  code: NotificationCode,
  event: ActivityMeaning['event'],
  revision: Revision,
  careClass: CareClass,
  status: EncounterStatus,
): ActivityMeaning => ({ code, event, revision, careClass, status });

/** By `Provenance.activity`. There is none for a death: that shows in the patient and the status alone. */
export const activities: ReadonlyMap<string, ActivityMeaning> = new Map([
  ['admit-emergency', row('STAA', 'admitted', 'new', 'emergency', 'in-progress')],
  ['revise-admit-emergency', row('RE_STAA', 'admitted', 'revised', 'emergency', 'in-progress')],
  ['cancel-admit-emergency', row('AN_STAA', 'admitted', 'cancelled', 'emergency', 'entered-in-error')],
  ['admit-inpatient', row('STIN', 'admitted', 'new', 'inpatient', 'in-progress')],
  ['revise-admit-inpatient', row('RE_STIN', 'admitted', 'revised', 'inpatient', 'in-progress')],
  ['cancel-admit-inpatient', row('AN_STIN', 'admitted', 'cancelled', 'inpatient', 'entered-in-error')],
  ['start-leave-inpatient', row('STOR', 'leave-started', 'new', 'inpatient', 'onleave')],
  ['revise-start-leave-inpatient', row('RE_STOR', 'leave-started', 'revised', 'inpatient', 'onleave')],
  ['cancel-start-leave-inpatient', row('AN_STOR', 'leave-started', 'cancelled', 'inpatient', 'in-progress')],
  ['end-leave-inpatient', row('SLOR', 'leave-ended', 'new', 'inpatient', 'in-progress')],
  ['revise-end-leave-inpatient', row('RE_SLOR', 'leave-ended', 'revised', 'inpatient', 'in-progress')],
  ['cancel-end-leave-inpatient', row('AN_SLOR', 'leave-ended', 'cancelled', 'inpatient', 'onleave')],
  ['discharge-emergency-home', row('SLHJ', 'discharged', 'new', 'emergency', 'finished')],
  ['revise-discharge-emergency-home', row('RE_SLHJ', 'discharged', 'revised', 'emergency', 'finished')],
  ['cancel-discharge-emergency-home', row('AN_SLHJ', 'discharged', 'cancelled', 'emergency', 'in-progress')],
  ['discharge-inpatient-home', row('SLHJ', 'discharged', 'new', 'inpatient', 'finished')],
  ['revise-discharge-inpatient-home', row('RE_SLHJ', 'discharged', 'revised', 'inpatient', 'finished')],
  ['cancel-discharge-inpatient-home', row('AN_SLHJ', 'discharged', 'cancelled', 'inpatient', 'in-progress')],
]);
