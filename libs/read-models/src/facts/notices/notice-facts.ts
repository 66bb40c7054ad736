import { addDays, plainDateSchema, type PlainDate, uuidSchema } from '#kernel';
import { type Admission, type AdmissionState, careClassOf, intervalsOf } from '#domain/pathway/admission/state.js';
import { onLeaveDuring, pictureOf } from '#domain/pathway/admission/picture.js';
import { type Interval, untilDeath } from '#domain/pathway/interval.js';
import { z } from 'zod';
import { cut } from '../cut.js';
import { type Fact, factsOf } from '../fact.js';

/** What the region announces of a citizen at a hospital, for as long as it is so. A discharge is a notice on its own date. */
export const NOTICE = 'notice';
export const noticeStates = ['admitted', 'on-leave', 'discharge-expected', 'treatment-completed', 'discharged'] as const;
type NoticeState = (typeof noticeStates)[number];

export const noticeDetails = z.strictObject({
  admissionId: uuidSchema,
  careClass: z.enum(['emergency', 'inpatient']).nullable(),
  unitSor: z.string().nullable().describe('The ward’s SOR code, where the hospital said it'),
  expectedOn: plainDateSchema.nullable().describe('When the hospital expects to discharge; of such a notice only'),
  reportOfAdmissionRequested: z.boolean().describe('The hospital asks for a report on the citizen'),
});
export type NoticeDetails = z.infer<typeof noticeDetails>;

export const noticeFacts = factsOf(['admissions'], ({ admissions: state }) => state.admissions.flatMap((one) => noticesOf(one, state)));

function noticesOf(admission: Admission, { diedOn }: AdmissionState): readonly Fact<NoticeDetails>[] {
  const picture = pictureOf(admission.statements);
  const admitted = intervalsOf(admission, diedOn);
  const details = {
    admissionId: admission.admissionId,
    careClass: careClassOf(admission) ?? null,
    unitSor: picture.entries.findLast(({ unitSor }) => unitSor !== undefined)?.unitSor ?? null,
    expectedOn: null,
    reportOfAdmissionRequested: admission.reportOfAdmissionRequested,
  };
  const notice = (state: NoticeState, whole: Interval, about: { readonly at: PlainDate; readonly expectedOn?: PlainDate }) =>
    cut(untilDeath(whole, diedOn), []).map(
      (piece): Fact<NoticeDetails> => ({
        kind: NOTICE,
        key: `${admission.admissionId}/${state}/${piece.from}`,
        unit: null,
        state,
        at: about.at,
        ...piece,
        details: { ...details, expectedOn: about.expectedOn ?? null },
      }),
    );
  const discharges = admitted.flatMap(({ until }) => (until === null || until === diedOn ? [] : [until]));
  return [
    ...admitted.flatMap((whole) => notice('admitted', whole, { at: whole.from })),
    ...onLeaveDuring(picture).flatMap((whole) => notice('on-leave', whole, { at: whole.from })),
    ...admission.expectations.flatMap(({ on, date }, place) => {
      const next = admission.expectations[place + 1]?.on ?? null;
      return date === null ? [] : notice('discharge-expected', endedBy(on, [next, firstAfter(discharges, on)]), { at: date, expectedOn: date });
    }),
    ...eachOnce(admission.treatmentCompleted).flatMap((on) =>
      notice('treatment-completed', endedBy(on, [firstAfter(discharges, on)]), { at: on }),
    ),
    ...eachOnce(discharges).flatMap((on) => notice('discharged', { from: on, until: addDays(on, 1) }, { at: on })),
  ];
}

function endedBy(from: PlainDate, ends: readonly (PlainDate | null)[]): Interval {
  const first = ends.filter((end) => end !== null).sort()[0];
  return { from, until: first ?? null };
}

function firstAfter(dates: readonly PlainDate[], on: PlainDate): PlainDate | null {
  return dates.filter((date) => date >= on).sort()[0] ?? null;
}

function eachOnce(dates: readonly PlainDate[]): readonly PlainDate[] {
  return [...new Set(dates)];
}
