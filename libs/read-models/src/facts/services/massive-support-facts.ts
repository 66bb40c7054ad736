import { addDays, plainDateSchema, uuidSchema } from '#kernel';
import { type Interval, untilDeath } from '#domain/pathway/interval.js';
import { type HoursFrom, type IntensivePeriod, type Service } from '#domain/pathway/service/state.js';
import { z } from 'zod';
import { cut } from '../cut.js';
import { type Fact, factsOf } from '../fact.js';

/** Massive support after a 24-hour stay, for as long as it lasts. */
export const MASSIVE_SUPPORT = 'massive-support';

export const massiveSupportDetails = z.strictObject({
  serviceId: uuidSchema,
  tilbudId: uuidSchema,
  hoursPerWeek: z.number().describe('On these dates'),
  through: plainDateSchema.describe('Last date of the period, inclusive'),
});
export type MassiveSupportDetails = z.infer<typeof massiveSupportDetails>;

/** Each period, cut where its hours change. It ends with its service. */
export const massiveSupportFacts = factsOf(['services', 'case'], ({ services: { services }, case: { diedOn } }) =>
  services.flatMap((service) => (service.intensive ? stepsOf(service, service.intensive, untilDeath(service, diedOn)) : [])),
);

function stepsOf({ serviceId, tilbudId }: Service, period: IntensivePeriod, whole: Interval): readonly Fact<MassiveSupportDetails>[] {
  const { from, through, hoursPerWeek, steps, adjustments } = period;
  const after = addDays(through, 1);
  // On one date what was said beside the plan counts.
  const hours = [...steps, ...adjustments].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const hoursOn = (date: string): number => hours.findLast((one: HoursFrom) => one.from <= date)?.hoursPerWeek ?? hoursPerWeek;
  return cut({ from, until: whole.until !== null && whole.until < after ? whole.until : after }, hours.map((one) => one.from)).map((piece) => ({
    kind: MASSIVE_SUPPORT,
    key: `${serviceId}/${piece.from}`,
    unit: tilbudId,
    state: 'given',
    at: through,
    ...piece,
    details: { serviceId, tilbudId, hoursPerWeek: hoursOn(piece.from), through },
  }));
}
