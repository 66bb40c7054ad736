import { plainDateSchema, type PlainDate } from '#kernel';
import { z } from 'zod';
import { closingOutcomes } from '../pathway/case/events.js';
import { timeOfDaySchema } from '../pathway/meeting/events.js';
import { destinations } from '../pathway/stay/events.js';
import { partySchema } from '../pathway/transition/events.js';

/** The date of an occasion: of what lies ahead the day that it is set for, of what has happened the day that it did. */
const date = plainDateSchema;

/** What was arranged between ward, municipality and others. */
export const arrangements = ['network-meeting', 'discharge-agreement', 'coordination-plan'] as const;

/** What an advisory is about, by what it was planned on account of. Ids and codes only: nothing that names a person. */
export const aboutSchema = z.discriminatedUnion('trigger', [
  z.strictObject({ trigger: z.literal('botilbud-discharge'), date, destination: z.enum(destinations) }),
  z.strictObject({
    trigger: z.literal('coordination'),
    date,
    what: z.enum(arrangements),
    /** `HH:MM` in Denmark, of a meeting; null where no hour was set. */
    time: timeOfDaySchema.nullable(),
  }),
  /** The citizen moves from a §107 stay to support in the own home, given by the receiver. */
  z.strictObject({ trigger: z.literal('transition'), date, receiver: partySchema }),
  z.strictObject({ trigger: z.literal('closing'), date, outcome: z.enum(closingOutcomes) }),
  z.strictObject({
    trigger: z.literal('visitation'),
    /** Date of the decision. */
    date,
    /** The section that it grants support under, for example `SEL-85`. */
    section: z.string(),
    from: plainDateSchema,
    /** Last date, inclusive; null when granted without an end. */
    to: plainDateSchema.nullable(),
    hoursPerWeek: z.number().positive().nullable(),
  }),
  z.strictObject({ trigger: z.literal('death'), date }),
]);
export type About = Readonly<z.infer<typeof aboutSchema>>;

/** What an advisory can be planned on account of. */
export type OccasionTrigger = About['trigger'];

/**
 * Whether partners are told of it once it has happened. Their lead time is then the time within which they are told; of
 * what lies ahead it is counted back from the date.
 */
export function isToldAfterwards(about: About): boolean {
  switch (about.trigger) {
    case 'botilbud-discharge':
    case 'transition':
      return false;
    case 'coordination':
      return about.what !== 'network-meeting';
    case 'closing':
    case 'visitation':
    case 'death':
      return true;
  }
}

/** The date is over as far as partners are concerned: nobody is told any more who was told nothing (rules DIS-1, OCC-1 to OCC-5). */
export function isOver(about: About, on: PlainDate, longestAfter: (date: PlainDate) => PlainDate): boolean {
  return (isToldAfterwards(about) ? longestAfter(about.date) : about.date) < on;
}
