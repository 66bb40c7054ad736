import { type PlainDate, type Uuid } from '#kernel';
import { type Owner } from '../../agreement/terms.js';
import { type PathwayState } from '../../pathway/state.js';
import { type Anchor, type FollowUpTrigger, type Fulfilment, type OwnerRole } from '../../policy/follow-up-table.js';
import { type Policy } from '../../policy/policy.js';
import { type Dropping } from '../events.js';

/** Something on a pathway that asks for follow-ups. */
export interface Reason {
  readonly trigger: FollowUpTrigger;
  /** What the follow-ups are about. */
  readonly subjectId: Uuid;
  /** Which of several like it, where the subject gives rise to more than one. */
  readonly part?: string;
  /** When it arose: the policy of this date says what is asked. */
  readonly on: PlainDate;
  /** The dates that due dates are counted from; null where there is none. */
  readonly dates: Partial<Readonly<Record<Anchor, PlainDate | null>>>;
  /** The date on which so many dates of an akutplads are used. */
  readonly dateOfUse?: (count: number) => PlainDate;
  /** Who has a role in it. The coordinator is known without. */
  readonly owners?: Partial<Readonly<Record<Exclude<OwnerRole, 'coordinator'>, Owner>>>;
  /** What has been recorded that may do a task. */
  readonly done: readonly Fulfilment[];
  /** Why it asks for nothing any more; absent while it does. */
  readonly over?: Dropping | undefined;
}

/** A reading of the pathway, without a clock: what asks for follow-ups, also what asks no more. */
export type ReasonReading = (state: PathwayState, policyOn: PolicyOn) => readonly Reason[];

/** The policy in force on a date. */
export type PolicyOn = (date: PlainDate) => Policy;

/** Why what arose on a date asks for nothing any more once the pathway was closed; undefined while it is open, or closed before. */
export function closedSince({ case: { periods } }: PathwayState, on: PlainDate): Dropping | undefined {
  const during = periods.find(({ from, until }) => from <= on && (until === null || on < until));
  return during !== undefined && during.until !== null ? 'pathway-closed' : undefined;
}

/** The fulfilments of those that hold. */
export function doneWhere(facts: Partial<Readonly<Record<Fulfilment, boolean>>>): readonly Fulfilment[] {
  return (Object.keys(facts) as Fulfilment[]).filter((fact) => facts[fact]);
}

/** A tilbud as an owner: its id is its unit. */
export function unitOf(unit: string): Owner {
  return { unit, workerId: null };
}
