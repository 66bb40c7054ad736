import { type Destination } from '#domain/pathway/stay/events.js';
import { type PlainDate } from '#kernel';

/** What a partner is told of. A member that may not leave, or is not known, is left out, and nothing stands for it. */
export type Told =
  | { readonly about: 'discharge'; readonly date?: PlainDate; readonly destination?: Destination }
  | { readonly about: 'coordination'; readonly what: CoordinationStep; readonly date?: PlainDate }
  /** From the midlertidigt botilbud (SEL §107) to support in the citizen's own home (SEL §85). */
  | { readonly about: 'transition'; readonly date?: PlainDate; readonly intensiveSupport?: IntensiveSupport }
  | { readonly about: 'closing'; readonly date?: PlainDate; readonly klippekort?: { readonly clips: number; readonly lastDate: PlainDate } }
  /** `section` as the law writes it: `SEL § 85`. */
  | { readonly about: 'visitation'; readonly section?: string; readonly from?: PlainDate; readonly until?: PlainDate }
  | { readonly about: 'death'; readonly date?: PlainDate };

export type CoordinationStep = 'network-meeting' | 'discharge-agreement' | 'coordination-plan';

/** The massive support after a transition: to its last date, with so many hours a week. */
export interface IntensiveSupport {
  readonly until?: PlainDate;
  readonly hoursPerWeek?: number;
}

/** One thing said to a partner. */
export interface Saying {
  /** `told` for the first time; `changed`: in place of what was told before; `withdrawn`: what was told does not hold. */
  readonly as: 'told' | 'changed' | 'withdrawn';
  readonly told: Told;
  /** The partner is told later than was agreed. */
  readonly shortNotice?: boolean;
}
