import { assignKnownWorker } from '#testing/given-when-then/commands.js';
import { endKnownWorker } from '#testing/given-when-then/case-commands.js';
import { bostoette, marielund } from '#testing/given-when-then/invented.js';
import { type Asking, type Asks } from '../asking.js';
import { type Told } from '../told.js';
import { isDead, isNow, isTellable } from './case.js';
import { named } from '../names.js';

/** Two who work at Bostøtte, and one at Marielund. */
export const workers = ['worker 0', 'worker 1', 'worker at marielund'] as const;
export const placeOf = (who: string) => (who === 'worker at marielund' ? marielund : bostoette);

/** Whom the citizen knows on a day: of whom nothing else was said since. */
export function knows(told: Told, who: string, day: number): boolean {
  return told.facts.findLast((one) => (one.is === 'known' || one.is === 'unknown') && one.who === who && one.on <= day)?.is === 'known';
}

const whom = ({ pick }: Asking) => workers[pick % workers.length]!;

export const asksOfWorkers = {
  getToKnow: {
    expected: (asking) => {
      if (!isNow(asking) || isDead(asking)) return 'refused';
      return knows(asking.told, whom(asking), asking.on) ? [] : [{ is: 'known', on: asking.on, who: whom(asking) }];
    },
    command: (asking, date) => assignKnownWorker({ on: date(asking.on), workerId: named(whom(asking)), tilbudId: placeOf(whom(asking)) }),
  },
  workerGone: {
    expected: (asking) => {
      if (!isTellable(asking) || !knows(asking.told, whom(asking), asking.on)) return 'refused';
      return [{ is: 'unknown', on: asking.on, who: whom(asking) }];
    },
    command: (asking, date) => endKnownWorker({ on: date(asking.on), workerId: named(whom(asking)), tilbudId: placeOf(whom(asking)) }),
  },
} as const satisfies Asks;
