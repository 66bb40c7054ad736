import { addDays, type PlainDate, plainDateSchema, uuidSchema } from '#kernel';
import { type AdmissionState, intervalsOf } from '#domain/pathway/admission/state.js';
import { untilDeath } from '#domain/pathway/interval.js';
import { type StayState } from '#domain/pathway/stay/state.js';
import { z } from 'zod';
import { type Fact, factsOf } from '../fact.js';

/** A citizen left a botilbud or a hospital, otherwise than by death: a fact of one date. */
export const DISCHARGE = 'discharge';
export const dischargeStates = ['from-botilbud', 'from-hospital'] as const;

export const dischargeDetails = z.strictObject({
  /** The stay or the admission. */
  subjectId: uuidSchema,
  unitSor: z.string().nullable().describe('The ward’s SOR code, where the hospital said it'),
  announced: z
    .array(z.strictObject({ on: plainDateSchema, date: plainDateSchema.nullable() }))
    .describe('What the hospital said of the date beforehand, in order; `date` is null where it took that back'),
});
export type DischargeDetails = z.infer<typeof dischargeDetails>;

export const dischargeFacts = factsOf(['stays', 'admissions', 'case'], ({ stays, admissions, case: { diedOn } }) => [
  ...fromBotilbud(stays, diedOn),
  ...fromHospital(admissions),
]);

function fromBotilbud({ stays }: StayState, diedOn: PlainDate | undefined): readonly Fact<DischargeDetails>[] {
  return stays.flatMap((stay) => {
    const { until } = untilDeath(stay, diedOn);
    if (until === null || until === diedOn) return [];
    return [on(until, { key: stay.stayId, unit: stay.tilbudId, state: 'from-botilbud', details: { subjectId: stay.stayId, unitSor: null, announced: [] } })];
  });
}

function fromHospital({ admissions, diedOn }: AdmissionState): readonly Fact<DischargeDetails>[] {
  return admissions.flatMap((admission) => {
    const { admissionId, expectations, statements } = admission;
    const unitSor = statements.findLast(({ entry }) => entry.unitSor !== undefined)?.entry.unitSor ?? null;
    return intervalsOf(admission, diedOn).flatMap(({ from, until }) => {
      if (until === null || until === diedOn) return [];
      const announced = expectations.filter((one) => from <= one.on);
      return [on(until, { key: `${admissionId}/${from}`, unit: null, state: 'from-hospital', details: { subjectId: admissionId, unitSor, announced } })];
    });
  });
}

type OfOneDate = Pick<Fact<DischargeDetails>, 'key' | 'unit' | 'details'> & { readonly state: (typeof dischargeStates)[number] };

function on(date: PlainDate, what: OfOneDate): Fact<DischargeDetails> {
  return { kind: DISCHARGE, ...what, at: date, from: date, until: addDays(date, 1) };
}
