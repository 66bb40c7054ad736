import { type Destination } from '#domain/pathway/stay/events.js';
import { type PlainDate } from '#kernel';

/** What a partner is told of. A member that may not leave, or is not known, is left out, and nothing stands for it. */
export type Told =
  | { readonly about: 'discharge'; readonly date?: PlainDate; readonly destination?: Destination }
  /** `time`: `HH:MM` in Denmark. */
  | { readonly about: 'coordination'; readonly what?: CoordinationStep; readonly date?: PlainDate; readonly time?: string }
  /** From the midlertidigt botilbud (SEL §107) to support in the citizen's own home (SEL §85). */
  | { readonly about: 'transition'; readonly date?: PlainDate }
  | { readonly about: 'closing'; readonly date?: PlainDate; readonly outcome?: Outcome }
  | {
      readonly about: 'visitation';
      readonly decidedOn?: PlainDate;
      /** As the catalogue of the law names it: `SEL-85`. */
      readonly section?: string;
      readonly from?: PlainDate;
      /** The last date; absent as well where no end was set. */
      readonly until?: PlainDate;
      readonly hoursPerWeek?: number;
    }
  | { readonly about: 'death'; readonly date?: PlainDate };

export type CoordinationStep = 'network-meeting' | 'discharge-agreement' | 'coordination-plan';

/** How a pathway came to its end. */
export type Outcome = 'goals-met' | 'citizen-wish' | 'moved-away' | 'other-support' | 'other';

/** One thing said to a partner. */
export interface Saying {
  /** `told` for the first time; `changed`: in place of what was told before; `withdrawn`: what was told does not hold. */
  readonly as: 'told' | 'changed' | 'withdrawn';
  readonly told: Told;
  /** The partner is told later than was agreed. */
  readonly shortNotice?: boolean;
}
