import * as ask from '#testing/given-when-then/transition-commands.js';
import { bostoette, bostoetteStaff, marielundStaff } from '#testing/given-when-then/invented.js';
import { chosen, idOf, type Ask, type Asking, type Asks } from '../asking.js';
import { type Of } from '../facts.js';
import { type Told } from '../told.js';
import { isDead, isNow, isTellable } from './case.js';
import { grantsOn } from './grants.js';
import { chosenStay, goesOnAfter, leaving } from './stays.js';
import { outcomeOf } from './assessments.js';
import { knows } from './workers.js';
import { named } from '../names.js';

/** A handover, followed step by step. */
interface Handover {
  readonly from: number;
  over: number;
  stage: string;
  waits: boolean;
  acceptedOn: number;
  /** The last answer was no, and nothing was offered since. */
  declined: boolean;
  /** The last offer, or the last answer. */
  lastStep: number;
  /** The citizen has moved by it. */
  movedOn: number;
  readonly faults: string[];
}

export const handovers = (told: Told) => told.once('handovers', () => [...new Set([...told.all('handover'), ...told.all('offered')].map(({ id }) => id))]);

/** Goes through what was said of a handover, day by day. */
export const follow = (told: Told, id: string): Handover => told.once(`handover ${id}`, () => followed(told, id));

function followed(told: Told, id: string): Handover {
  const said = told.facts.filter((fact) => fact.id === id || fact.of?.includes(id));
  const from = said.find((fact) => fact.id === id)?.on ?? Infinity;
  const it: Handover = { from, over: Infinity, stage: 'planned', waits: false, declined: false, acceptedOn: Infinity, lastStep: from, movedOn: Infinity, faults: [] };
  for (const fact of said) {
    if (it.over < Infinity && fact.is !== 'met' && fact.is !== 'handover') it.faults.push('said of a handover that was over');
    if (fact.is === 'met' && it.stage === 'planned') it.stage = 'meeting-held';
    if (fact.is === 'offered') {
      if (it.acceptedOn < Infinity) it.faults.push('offered after it was accepted');
      // Asking again while one waits is the same offer.
      if (!it.waits) it.lastStep = fact.on;
      it.waits = true;
      it.declined = false;
      if (fact.moved) it.movedOn = fact.on;
    }
    if (fact.is === 'accepted' || fact.is === 'declined') {
      if (!it.waits) it.faults.push('answered unasked');
      it.waits = false;
      it.declined = fact.is === 'declined';
      it.lastStep = fact.on;
      if (fact.is === 'accepted') it.acceptedOn = Math.min(it.acceptedOn, fact.on);
    }
    if (fact.is === 'completed' || fact.is === 'given-up') {
      if (fact.is === 'completed' && it.acceptedOn === Infinity) it.faults.push('completed unaccepted');
      it.over = Math.min(it.over, fact.on);
      it.stage = fact.is;
    }
  }
  return it;
}

export function stageOf(told: Told, id: string): string {
  const { stage, over, acceptedOn, waits } = follow(told, id);
  if (over < Infinity) return stage === 'given-up' ? 'broken-off' : stage;
  return acceptedOn < Infinity ? 'accepted' : waits ? 'offered' : stage;
}

export const runsPast = (told: Told, day: number) => handovers(told).some((id) => follow(told, id).over > Math.max(day, follow(told, id).from));
export const handoversOn = (told: Told, day: number) => handovers(told).filter((id) => follow(told, id).from <= day && day < follow(told, id).over);
export const faultsOfHandovers = (told: Told) => handovers(told).flatMap((id) => follow(told, id).faults);

const chosenOne = (asking: Asking) => chosen(handovers(asking.told), asking);
const idOfOne = (asking: Asking) => named(chosenOne(asking) ?? 'no handover');
/** One that is not over, had begun by the day, and is told of no later than today. */
function open(asking: Asking): Handover | undefined {
  const id = chosenOne(asking);
  const one = id === undefined ? undefined : follow(asking.told, id);
  return one && isTellable(asking) && one.over === Infinity && one.from <= asking.on ? one : undefined;
}

function answering(is: 'accepted' | 'declined', command: Ask['command']): Ask {
  const byStranger = ({ pick }: Asking) => pick % 5 === 0;
  return {
    expected: (asking) => {
      const { told, on } = asking;
      const id = chosenOne(asking);
      if (id === undefined || !isTellable(asking) || byStranger(asking)) return 'refused';
      const one = follow(told, id);
      if (one.acceptedOn < Infinity) return is === 'accepted' ? [] : 'refused';
      if (!one.waits || one.over < Infinity || on < one.lastStep) return 'refused';
      const answer = { is, on, of: [id] } as const;
      return is === 'declined' || one.movedOn === Infinity ? [answer] : [answer, { is: 'completed', on: Math.max(on, one.movedOn), of: [id] }];
    },
    command,
    by: (asking) => (byStranger(asking) ? marielundStaff : bostoetteStaff),
  };
}

/** Massive support lasts some weeks. */
const MASSIVE_DAYS = 30;

/** The handover that moving home carries out: one that is planned, or a new one. */
const carriedOut = (asking: Asking) => (asking.pick % 2 === 0 ? chosenOne(asking) : undefined) ?? idOf('handover', asking);

export const asksOfHandovers = {
  planHandover: {
    expected: (asking) => (!isNow(asking) || isDead(asking) ? 'refused' : [{ is: 'handover', on: asking.on, id: idOf('handover', asking) }]),
    command: (asking, date) => ask.planTransition({ transitionId: named(idOf('handover', asking)), on: date(asking.on), plannedDate: date(asking.on + 20) }),
  },
  meet: {
    expected: (asking) => (open(asking) ? [{ is: 'met', on: asking.on, of: [chosenOne(asking)!] }] : 'refused'),
    command: (asking, date) => ask.holdHandoverMeeting({ transitionId: idOfOne(asking), on: date(asking.on) }),
  },
  offer: {
    expected: (asking) => {
      const one = open(asking);
      if (!one || isDead(asking) || one.waits || one.acceptedOn < Infinity || asking.on < one.lastStep) return 'refused';
      return [{ is: 'offered', on: asking.on, id: chosenOne(asking)!, moved: false }];
    },
    command: (asking, date) => ask.offerHandover({ transitionId: idOfOne(asking), on: date(asking.on) }),
  },
  accept: answering('accepted', (asking, date) => ask.acceptHandover({ transitionId: idOfOne(asking), on: date(asking.on) })),
  decline: answering('declined', (asking, date) => ask.declineHandover({ transitionId: idOfOne(asking), on: date(asking.on) })),
  complete: {
    expected: (asking) => {
      const one = open(asking);
      return !one || one.acceptedOn === Infinity || asking.on < one.lastStep ? 'refused' : [{ is: 'completed', on: asking.on, of: [chosenOne(asking)!] }];
    },
    command: (asking, date) => ask.completeTransition({ transitionId: idOfOne(asking), on: date(asking.on) }),
  },
  giveUp: {
    expected: (asking) => {
      const one = open(asking);
      return !one || asking.on < one.lastStep ? 'refused' : [{ is: 'given-up', on: asking.on, of: [chosenOne(asking)!] }];
    },
    command: (asking, date) => ask.breakOffTransition({ transitionId: idOfOne(asking), on: date(asking.on) }),
  },
  moveHome: {
    expected: (asking) => {
      const { told, on } = asking;
      const [stay, grant] = [chosenStay(asking), grantsOn(told, '85', on)[0]];
      if (!isNow(asking) || isDead(asking) || !stay || stay.kind === 'acute' || on < stay.on || !grant || goesOnAfter(told, 'support', on)) return 'refused';
      if (stay.kind === 'assessment' && !outcomeOf(told, stay.id)) return 'refused';
      const handover = carriedOut(asking);
      const one = follow(told, handover);
      const accepted = one.acceptedOn < Infinity;
      // What was declined since is asked about anew, no earlier.
      if (one.over < Infinity || one.movedOn < Infinity || (one.declined && !accepted && on < one.lastStep)) return 'refused';
      const service = idOf('service', asking);
      const met = ['worker at marielund', 'worker 0'].filter((who) => !knows(told, who, on)).map((who) => ({ is: 'known', on, who }) as const);
      const support = { is: 'support', on, id: service, grant: grant.id, of: [grant.id] } as const;
      const massive: Of<'massive'> = { is: 'massive', on, of: [service], through: on + MASSIVE_DAYS };
      const handedOver = accepted
        ? ({ is: 'completed', on: Math.max(on, one.acceptedOn), of: [handover, stay.id, service] } as const)
        : ({ is: 'offered', on, id: handover, moved: true, of: [stay.id, service] } as const);
      return [leaving(told, stay, on), support, massive, ...met, handedOver];
    },
    command: (asking, date) =>
      ask.moveToOwnHome({
        transitionId: named(carriedOut(asking)),
        stayId: named(chosenStay(asking)?.id ?? 'no stay'),
        serviceId: named(idOf('service', asking)),
        on: date(asking.on),
        intensive: { through: date(asking.on + MASSIVE_DAYS), hoursPerWeek: 20, steps: [] },
        knownWorkers: [
          { workerId: named('worker at marielund'), tilbudId: named('tilbud marielund') },
          { workerId: named('worker 0'), tilbudId: bostoette },
        ],
      }),
  },
} as const satisfies Asks;
