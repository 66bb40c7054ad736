import { type Instant } from '#kernel';
import { type HospitalEvent, type Revision } from '../codes/hospital-notification.js';
import { type Period } from './notification.js';

/** A time that the Encounter must have for what is told, and has not. */
export interface MissingTime {
  readonly missing: 'period.end' | 'leave.start' | 'leave.end';
}

/**
 * When what is told happened, by the Encounter's own times. A stay begins with its period, a leave begins and ends with
 * the leave period, a discharge or a death ends the stay. A cancellation need no longer have the time of what it takes
 * back: the last time before it stands in.
 */
export function effectiveTime(
  event: HospitalEvent,
  revision: Revision,
  period: Period,
  leave: Period | undefined,
): Instant | MissingTime {
  const cancelled = revision === 'cancelled';
  switch (event) {
    case 'admitted':
      return period.start;
    case 'leave-started':
      return leave?.start ?? (cancelled ? period.start : { missing: 'leave.start' });
    case 'leave-ended':
      if (!leave) return { missing: 'leave.start' };
      return leave.end ?? (cancelled ? leave.start : { missing: 'leave.end' });
    case 'discharged':
    case 'died':
      return period.end ?? (cancelled ? period.start : { missing: 'period.end' });
  }
}
