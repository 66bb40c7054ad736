import {
  activities,
  type CareClass,
  type EncounterStatus,
  type HospitalEvent,
  type NotificationCode,
  type Revision,
} from '../codes/hospital-notification.js';

/** The four things that together say what happened. */
export interface Signs {
  readonly activity: string;
  readonly status: EncounterStatus;
  readonly careClass: CareClass;
  readonly deceased: boolean;
}

export interface Kind {
  readonly event: HospitalEvent;
  readonly revision: Revision;
  readonly code: NotificationCode;
}

/** The sign that does not go with the others. */
export interface Contradiction {
  readonly contradicts: keyof Signs;
}

/**
 * What a message tells. No sign decides alone: a death comes with the activity of an admission (as published) or of a
 * discharge, and shows only in the patient being dead and the stay finished. Signs that contradict each other are told
 * back to the sender, for a guess would put a wrong event on a citizen.
 */
export function kindOf({ activity, status, careClass, deceased }: Signs): Kind | Contradiction {
  const meaning = activities.get(activity);
  if (!meaning) return { contradicts: 'activity' };
  if (meaning.careClass !== careClass) return { contradicts: 'careClass' };
  if (deceased) {
    if (meaning.revision === 'cancelled') return { contradicts: 'deceased' };
    if (meaning.event !== 'admitted' && meaning.event !== 'discharged') return { contradicts: 'activity' };
    if (status !== 'finished') return { contradicts: 'status' };
    return { event: 'died', revision: meaning.revision, code: meaning.revision === 'new' ? 'MORS' : 'RE_MORS' };
  }
  if (meaning.status !== status) return { contradicts: 'status' };
  return { event: meaning.event, revision: meaning.revision, code: meaning.code };
}
