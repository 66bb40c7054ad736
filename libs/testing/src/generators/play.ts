import { pathway, type Circumstances, type PathwayCommand, type PathwayEvent, type PathwayState } from '#domain';
import { addDays, fold, inEffectiveOrder, instantInCopenhagen, plainDate, type Decision } from '#kernel';
import { ordinarily } from '../given-when-then/invented.js';
import { commandOf } from './command-of.js';
import { type Step } from './steps.js';

/** A step as it went. */
export interface Turn {
  readonly command: PathwayCommand;
  readonly circumstances: Circumstances;
  readonly before: PathwayState;
  readonly decision: Decision<PathwayEvent>;
  /** What the history leads to, whatever was recorded late standing where it belongs. */
  readonly after: PathwayState;
}

/** Asks one thing after the other, recording what is accepted. @throws whatever deciding or folding throws. */
export function play(steps: readonly Step[]): { readonly turns: readonly Turn[]; readonly history: readonly PathwayEvent[] } {
  const turns: Turn[] = [];
  const history: PathwayEvent[] = [];
  let today = plainDate('2026-01-05');
  let state: PathwayState = pathway.initial;
  for (const [at, step] of steps.entries()) {
    today = addDays(today, step.later);
    const circumstances = {
      ...ordinarily,
      today,
      now: instantInCopenhagen(today, '12:00'),
      actor: step.actor,
      policy: { ...ordinarily.policy, klippekort: { ...ordinarily.policy.klippekort, clips: 2 } },
    };
    const before = state;
    const command = commandOf(step, today, at, before);
    const decision = pathway.decide(command, before, circumstances);
    if (decision.accepted) history.push(...decision.events);
    state = fold(pathway, inEffectiveOrder(history));
    turns.push({ command, circumstances, before, decision, after: state });
  }
  return { turns, history };
}
