import { type PathwayState } from '#domain';
import { addDays, type PlainDate, type Uuid } from '#kernel';
import { named } from '../given-when-then/invented.js';
import { type Step } from './steps.js';

/** The small world that a step chooses from: dates, ids of what there is by then, and ids that are new. */
export interface World {
  readonly state: PathwayState;
  readonly step: Step;
  readonly on: PlainDate;
  /** A date that a period or a plan reaches to. */
  readonly then: PlainDate;
  /** Mostly an id that is new, so that things can begin again; now and then one that has been. */
  fresh(kind: string): Uuid;
  /** Mostly the last there is, else the one before it, or one that is not. */
  oneThereIs(ids: readonly Uuid[]): Uuid;
  /** One of the items, by the step's choice of that number. */
  pick<Item>(choice: number, items: readonly Item[]): Item;
}

export function worldOf(step: Step, today: PlainDate, at: number, state: PathwayState): World {
  const { back, reach, choices } = step;
  const [which = 0, , , , another = 0] = choices;
  const on = addDays(today, -back);
  return {
    state,
    step,
    on,
    then: addDays(on, reach),
    fresh: (kind) => named(another === 0 ? `${kind} 0` : `${kind} of step ${at}`),
    oneThereIs: (ids) => (which === 11 ? undefined : ids.at(which < 9 ? -1 : -2)) ?? named('nothing'),
    pick: (choice, items) => oneOf(items, choices[choice]),
  };
}

/** One of the items. */
export function oneOf<Item>(items: readonly Item[], choice: number | undefined): Item {
  return items[(choice ?? 0) % items.length]!;
}
