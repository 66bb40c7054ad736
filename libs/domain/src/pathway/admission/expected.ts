import { type PlainDate } from '#kernel';
import { includes, type Interval } from '../interval.js';
import { admittedDuring, onLeaveDuring, type Picture, pictureOf } from './picture.js';
import { intervalsOf, type Admission } from './state.js';

/** What the hospital had said by a date of the discharge to come; undefined where nothing, null where it was taken back. */
export function expectedDischargeOn({ expectations }: Admission, date: PlainDate): PlainDate | null | undefined {
  return expectations.findLast(({ on }) => on <= date)?.date;
}

/** The time at the hospital that runs on, where there is one. */
export function currentTime(admission: Admission, diedOn?: PlainDate): Interval | undefined {
  return intervalsOf(admission, diedOn).find(({ until }) => until === null);
}

/** Since when the hospital has done its part, within one time there; undefined while it has not. */
export function treatmentCompletedIn({ treatmentCompleted }: Admission, { from, until }: Interval): PlainDate | undefined {
  return treatmentCompleted.find((on) => from <= on && (until === null || on <= until));
}

/** Where an admission stands. */
export const admissionStages = ['unknown', 'admitted', 'on-leave', 'discharge-expected', 'ready', 'discharged', 'dead', 'annulled'] as const;
export type AdmissionStage = (typeof admissionStages)[number];

/**
 * How an admission stands on a date, by all that is known; `unknown` before it began, and while nobody has told that it did. It
 * is annulled where its beginning was told and taken back, and nothing is left of it; who had been discharged did not die of it.
 */
export function admissionStageOn(admission: Admission, date: PlainDate, diedOn?: PlainDate): AdmissionStage {
  const picture = pictureOf(admission.statements);
  const times = intervalsOf(admission, diedOn);
  const time = times.find((one) => includes(one, date));
  if (!time) {
    if (times.length === 0) return wasAnnulled(picture) ? 'annulled' : 'unknown';
    const last = times.findLast(({ from }) => from <= date);
    if (!last) return 'unknown';
    const dischargedBefore = admittedDuring(picture).some(({ from, until }) => from === last.from && until === last.until);
    return dischargedBefore ? 'discharged' : 'dead';
  }
  if (onLeaveDuring(picture).some((one) => includes(one, date))) return 'on-leave';
  const ready = treatmentCompletedIn(admission, time);
  if (ready !== undefined && ready <= date) return 'ready';
  return expectedDischargeOn(admission, date) ? 'discharge-expected' : 'admitted';
}

function wasAnnulled({ cancelledBefore, cancelledSince }: Picture): boolean {
  return [...cancelledBefore, ...cancelledSince].some(({ kind }) => kind === 'admission');
}
