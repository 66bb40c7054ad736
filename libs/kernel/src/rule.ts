import { type JsonObject } from './json.js';

/** A rule of the domain as data: its id, its text, where it comes from, and every reason it can refuse for. */
export interface Rule<Reason extends string = string> {
  readonly id: string;
  readonly text: string;
  /** The law, plan or decision that the rule comes from. */
  readonly source: string;
  /** Machine words for the ways it refuses, each with the sentence a person is shown. */
  readonly refusals: Readonly<Record<Reason, string>>;
}

/** States a rule. */
export function rule<const Reason extends string>(definition: Rule<Reason>): Rule<Reason> {
  return definition;
}

/** A no, as a value: which rule, for which reason, with the facts it was decided on. It never carries anything personal. */
export interface Refusal {
  readonly rule: string;
  readonly reason: string;
  readonly text: string;
  readonly facts: JsonObject;
}

/** What came of a command: the events that happened, or a refusal. */
export type Decision<Event> =
  | { readonly accepted: true; readonly events: readonly Event[] }
  | { readonly accepted: false; readonly refusal: Refusal };

/** Accepts a command with what happened; with no events when all of it had happened already. */
export function accept<Event>(...events: readonly Event[]): Decision<Event> {
  return { accepted: true, events };
}

/** Refuses a command under a rule. */
export function refuse<Reason extends string>(
  under: Rule<Reason>,
  reason: NoInfer<Reason>,
  facts: JsonObject = {},
): Decision<never> {
  return { accepted: false, refusal: { rule: under.id, reason, text: under.refusals[reason], facts } };
}
