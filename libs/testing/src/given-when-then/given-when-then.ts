import assert from 'node:assert/strict';
import { pathway, type Circumstances, type PathwayCommand, type PathwayEvent, type PathwayState, type Policy } from '#domain';
import { fold, inEffectiveOrder, instantInCopenhagen, plainDate, type Actor, type Decision, type JsonObject } from '#kernel';
import { ordinarily } from './invented.js';

/** A history, told in the order of recording: what follows is decided on it as it holds in the world. */
export interface Given {
  /** On which date it is asked; the hour is noon in Denmark. */
  on(today: string): Given;
  /** Who asks. */
  by(actor: Actor): Given;
  under(policy: Policy): Given;
  when(command: PathwayCommand): Outcome;
  /** What the history leads to. */
  readonly state: PathwayState;
}

/** What came of the command. */
export interface Outcome {
  readonly decision: Decision<PathwayEvent>;
  /** Accepted, with just these events. */
  then(...events: readonly PathwayEvent[]): void;
  /** Accepted, and nothing is new. */
  thenNothing(): void;
  /** Refused under the rule, for the reason, and where given with just these facts. */
  refused(rule: string, reason: string, facts?: JsonObject): void;
}

/** Starts a sentence of given, when, then. A list in the history is taken as its events. */
export function given(...history: readonly (PathwayEvent | readonly PathwayEvent[])[]): Given {
  return speaking(fold(pathway, inEffectiveOrder(history.flat() as readonly PathwayEvent[])), ordinarily);
}

function speaking(state: PathwayState, circumstances: Circumstances): Given {
  const but = (change: Partial<Circumstances>) => speaking(state, { ...circumstances, ...change });
  return {
    state,
    on: (date) => but({ today: plainDate(date), now: instantInCopenhagen(plainDate(date), '12:00') }),
    by: (actor) => but({ actor }),
    under: (policy) => but({ policy }),
    when: (command) => outcome(pathway.decide(command, state, circumstances)),
  };
}

function outcome(decision: Decision<PathwayEvent>): Outcome {
  return {
    decision,
    then: (...events) => {
      // A test that returns an outcome without an expectation is awaited like a promise, with two functions.
      assert(events.every((event) => typeof event === 'object'), 'the sentence ends before it says what happens');
      assert.deepEqual(decision, { accepted: true, events });
    },
    thenNothing: () => assert.deepEqual(decision, { accepted: true, events: [] }),
    refused: (rule, reason, facts) => {
      assert(!decision.accepted, `accepted with ${decision.accepted ? decision.events.map((event) => event.type).join(', ') : ''}`);
      const { refusal } = decision;
      assert.deepEqual({ rule: refusal.rule, reason: refusal.reason }, { rule, reason });
      if (facts !== undefined) assert.deepEqual(refusal.facts, facts);
    },
  };
}
