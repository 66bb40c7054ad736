import { type IssueReason } from '../codes/issue-reasons.js';
import { type Place } from './place.js';

/** Something wrong in a received message. Carries where and what, never a value of the message. */
export interface MessageProblem {
  /** Machine word. */
  readonly code: IssueReason;
  /** FHIRPath to the place, for example `Bundle.entry[2].resource.period.start`. */
  readonly expression: string;
  /** Short English. */
  readonly message: string;
}

/** More than this many problems say nothing that the first ones did not, and would only swell the answer. */
const MOST = 50;

/** Collects what is wrong while a message is read to its end. */
export class Findings {
  readonly #problems: MessageProblem[] = [];

  get problems(): readonly MessageProblem[] {
    return this.#problems;
  }

  get none(): boolean {
    return this.#problems.length === 0;
  }

  /** Notes a problem at a place; gives undefined, so that a reader can return it. */
  report(code: IssueReason, at: Place, message: string): undefined {
    if (this.#problems.length < MOST) this.#problems.push({ code, expression: at.expression, message });
    return undefined;
  }
}
