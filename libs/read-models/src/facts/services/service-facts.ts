import { plainDateSchema, uuidSchema } from '#kernel';
import { includes, untilDeath } from '#domain/pathway/interval.js';
import { groundSchema, pauseReasons, waitingReasons } from '#domain/pathway/service/events.js';
import { type Service, type Waiting } from '#domain/pathway/service/state.js';
import { type PlainDate } from '#kernel';
import { z } from 'zod';
import { cut } from '../cut.js';
import { type Fact, factsOf } from '../fact.js';

/** A service that waits for a tilbud, is given, or stands still. */
export const SERVICE = 'service';
export const serviceStates = ['waiting', 'given', 'paused'] as const;

export const serviceDetails = z.strictObject({
  serviceId: uuidSchema,
  section: z.string().describe('The section that it rests on, for example SEL-85'),
  ground: groundSchema,
  tilbudId: uuidSchema,
  hoursPerWeek: z.number().nullable().describe('From the first of these dates on; null where none are said'),
  plannedEnd: plainDateSchema.nullable().describe('The first date without it, as planned'),
  because: z.enum([...waitingReasons, ...pauseReasons]).nullable().describe('Why it waits, or stands still'),
});
export type ServiceDetails = z.infer<typeof serviceDetails>;

/** Each service while it waits, is given with the same hours, or stands still. */
export const serviceFacts = factsOf(['services', 'case'], ({ services: { waiting, services }, case: { diedOn } }) => [
  ...waiting.flatMap((one) => cut(untilDeath(one, diedOn), []).map(({ from, until }) => onTheList(one, from, until))),
  ...services.flatMap((one) => {
    const changes = [...one.hours.map(({ from }) => from), ...one.pauses.flatMap(({ from, until }) => (until === null ? [from] : [from, until]))];
    return cut(untilDeath(one, diedOn), changes).map(({ from, until }) => underWay(one, from, until));
  }),
]);

function onTheList({ serviceId, section, ground, tilbudId, because }: Waiting, from: PlainDate, until: PlainDate | null): Fact<ServiceDetails> {
  return {
    kind: SERVICE,
    key: `${serviceId}/waiting/${from}`,
    unit: tilbudId,
    state: 'waiting',
    at: from,
    from,
    until,
    details: { serviceId, section, ground, tilbudId, hoursPerWeek: null, plannedEnd: null, because },
  };
}

function underWay(service: Service, from: PlainDate, until: PlainDate | null): Fact<ServiceDetails> {
  const { serviceId, section, ground, tilbudId, plannedEnd, pauses, hours, hoursPerWeek } = service;
  const pause = pauses.find((one) => includes(one, from));
  return {
    kind: SERVICE,
    key: `${serviceId}/${from}`,
    unit: tilbudId,
    state: pause ? 'paused' : 'given',
    at: service.from,
    from,
    until,
    details: {
      serviceId,
      section,
      ground,
      tilbudId,
      hoursPerWeek: hours.findLast((one) => one.from <= from)?.hoursPerWeek ?? hoursPerWeek ?? null,
      plannedEnd,
      because: pause?.because ?? null,
    },
  };
}
