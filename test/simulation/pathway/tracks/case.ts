import * as ask from '#testing/given-when-then/commands.js';
import { coordinator } from '#testing/given-when-then/invented.js';
import { type Asking, type Asks } from '../asking.js';
import { type Told } from '../told.js';
import { named } from '../names.js';

/** The turns of the pathway up to a day: opened, closed, opened, … */
export function isOpen({ facts }: Told, day: number): boolean {
  let open = false;
  for (const fact of facts) {
    if (fact.on > day) break;
    if (fact.is === 'opened') open = true;
    if (fact.is === 'closed') open = false;
  }
  return open;
}
export const isOpenAtLast = (told: Told) => isOpen(told, Infinity);
export const lastTurn = ({ facts }: Told) => facts.findLast(({ is }) => is === 'opened' || is === 'closed')?.on;
export const firstOpening = (told: Told) => told.all('opened')[0]?.on;
export const lastOpening = (told: Told) => told.all('opened').at(-1)?.on;
export const diedOn = (told: Told) => told.all('died')[0]?.on;
export const coordinatorOn = (told: Told, day: number) => told.all('coordinator').findLast(({ on }) => on <= day)?.who;

export const isRegistered = ({ told }: Asking) => told.all('registered').length > 0;
/** What has happened can be told of anybody who is registered. */
export const isTellable = (asking: Asking) => isRegistered(asking) && asking.on <= asking.today;
/** Nobody starts or ends anything but in the time that is open now, up to today. */
export const isNow = (asking: Asking) => isTellable(asking) && isOpenAtLast(asking.told) && asking.on >= lastOpening(asking.told)!;
export const isDead = ({ told, on }: Asking) => on >= (diedOn(told) ?? Infinity);

export function faultsOfCase(told: Told): readonly string[] {
  const faults: string[] = [];
  let turn: 'new' | 'open' | 'closed' = 'new';
  for (const fact of told.facts) {
    if (fact.is === 'opened') {
      if (turn === 'open') faults.push('opened twice');
      if (fact.again && turn === 'new') faults.push('opened again before it was opened');
      turn = 'open';
    }
    if (fact.is === 'closed') {
      if (turn !== 'open') faults.push('closed unopened');
      turn = 'closed';
    }
  }
  if (told.all('died').length > 1) faults.push('died twice');
  return faults;
}

export const asksOfCase = {
  register: {
    expected: (asking) => (isRegistered(asking) ? 'refused' : [{ is: 'registered', on: asking.today }]),
    command: () => ask.registerCitizen(),
  },
  open: {
    expected: (asking) => {
      const { told, on, pick } = asking;
      if (!isTellable(asking) || isOpenAtLast(told) || isDead(asking) || on < (lastTurn(told) ?? -Infinity)) return 'refused';
      const who = `coordinator ${pick % 3}`;
      const again = firstOpening(told) === undefined ? false : 'inquiry';
      return [{ is: 'opened', on, again }, ...(coordinatorOn(told, on) === who ? [] : [{ is: 'coordinator', on, who } as const])];
    },
    command: ({ on, pick }, date) => ask.openPathway({ on: date(on), coordinator: { ...coordinator, workerId: named(`coordinator ${pick % 3}`) } }),
  },
  coordinate: {
    expected: (asking) => {
      const who = `coordinator ${asking.pick % 3}`;
      if (!isNow(asking)) return 'refused';
      return coordinatorOn(asking.told, asking.on) === who ? [] : [{ is: 'coordinator', on: asking.on, who }];
    },
    command: ({ on, pick }, date) => ask.assignCoordinator({ on: date(on), workerId: named(`coordinator ${pick % 3}`) }),
  },
  die: {
    expected: (asking) => {
      const died = diedOn(asking.told);
      if (!isTellable(asking) || (died !== undefined && died !== asking.on)) return 'refused';
      return died === undefined ? [{ is: 'died', on: asking.on }] : [];
    },
    command: ({ on }, date) => ask.recordDeath({ on: date(on) }),
  },
} as const satisfies Asks;
