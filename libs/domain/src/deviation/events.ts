import { event, eventCatalogue, type EventOf, type JsonObject, plainDateSchema, uuidSchema } from '#kernel';
import { z } from 'zod';
import { ownerSchema } from '../agreement/terms.js';

const json = z.record(z.string(), z.json());
const facts = z.custom<JsonObject>((value) => json.safeParse(value).success, { error: 'must be plain JSON' });

const content = {
  /** Which limit, in a machine's words: `acute-stay-overrun`. */
  kind: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/).max(64),
  /** The rule that states it. */
  rule: z.string().regex(/^[A-Z]+-\d+$/),
  /** What broke it: a stay, an admission, a transition, a reservation. */
  subjectId: uuidSchema,
  /** The citizen it is about. */
  citizenId: uuidSchema,
  /** The tilbud where a place was given wrongly; null for what broke on a pathway. */
  tilbudId: uuidSchema.nullable(),
  /** First date on which the limit is broken. */
  since: plainDateSchema,
  /** What it was decided on. Never anything personal. */
  facts,
  /** Whose it is to see to it. */
  owner: ownerSchema,
  /** Whom it is shown to at once beside the owner; null where the owner is enough. */
  escalatedTo: ownerSchema.nullable(),
};

/** Unless something happens, a limit will be broken on a date that lies ahead. Nobody is shown it. */
export const DeviationExpected = event('DeviationExpected', 1, content);

/** A limit is broken, and was when this date came. Recorded anew when it comes back after it had fallen away. */
export const DeviationNoted = event('DeviationNoted', 1, content);
export type DeviationContent = EventOf<typeof DeviationNoted>['data'];

/** It is a breach, of another date or with other facts than thought. */
export const DeviationRevised = event('DeviationRevised', 1, { since: plainDateSchema, facts });

/** The limit is kept again from a date on. What was broken before stays to be resolved. */
export const DeviationEnded = event('DeviationEnded', 1, { on: plainDateSchema });

/** How it came to another owner: a new coordinator followed, or somebody handed it on. */
export const assignments = ['followed', 'handed-on'] as const;
export const DeviationAssigned = event('DeviationAssigned', 1, { owner: ownerSchema, how: z.enum(assignments) });

/** What came of it. `reported`: to the authority that is to know, such as Datatilsynet. */
export const resolutions = ['put-right', 'justified', 'practice-changed', 'reported', 'no-action', 'other'] as const;
export type Resolution = (typeof resolutions)[number];

/** A person has seen to it. */
export const DeviationResolved = event('DeviationResolved', 1, { outcome: z.enum(resolutions) }, { personal: { note: z.string().optional() } });

/** Why it is none: an entry was corrected; it was averted in time; it was over before anybody was shown it. */
export const fallings = ['corrected', 'averted', 'over'] as const;
export type Falling = (typeof fallings)[number];

/** It is no deviation, or never was one. */
export const DeviationFellAway = event('DeviationFellAway', 1, { because: z.enum(fallings) });

const definitions = [
  DeviationExpected,
  DeviationNoted,
  DeviationRevised,
  DeviationEnded,
  DeviationAssigned,
  DeviationResolved,
  DeviationFellAway,
] as const;

export type DeviationEvent = EventOf<(typeof definitions)[number]>;

/** The category of deviation streams; the id is derived from where the limit was broken, which one, and by what. */
export const DEVIATION = 'deviation';

/** Reads the stored events of a `deviation-…` stream. */
export const deviationCatalogue = eventCatalogue<DeviationEvent>(definitions);
