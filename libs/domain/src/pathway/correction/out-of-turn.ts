import { type Recorded, type Uuid } from '#kernel';
import { type PathwayEvent } from '../events.js';

type History = readonly Recorded<PathwayEvent>[];

/** An entry that speaks of something which is not there, or not there yet. */
export interface Orphan {
  readonly entry: string;
  readonly type: string;
  readonly speaksOf: string;
}

/** The entries of a history, in effective order, whose turn it is not: what they follow on has not happened, or is over. */
export function outOfTurn(history: History): readonly Orphan[] {
  return [...turnsOutOfTurn(history), ...furtherDeaths(history), ...stepsOutOfTurn(history)];
}

const orphan = ({ event: { type }, stored }: Recorded<PathwayEvent>, speaksOf: string): Orphan => ({ entry: stored.id, type, speaksOf });

/** Closings of what is not open, openings of what is, and reopenings of what never was. */
function turnsOutOfTurn(history: History): readonly Orphan[] {
  const orphans: Orphan[] = [];
  let is: 'new' | 'open' | 'closed' = 'new';
  for (const one of history) {
    const { type } = one.event;
    if (type !== 'PathwayOpened' && type !== 'PathwayReopened' && type !== 'PathwayClosed') continue;
    const before = type === 'PathwayClosed' ? 'open' : type === 'PathwayReopened' ? 'closed' : 'new';
    if (is !== before) orphans.push(orphan(one, before === 'closed' ? 'closing' : 'opening'));
    is = type === 'PathwayClosed' ? 'closed' : 'open';
  }
  return orphans;
}

/** Nobody dies twice: a death that was taken back is not brought back beside another. */
function furtherDeaths(history: History): readonly Orphan[] {
  return history.filter(({ event }) => event.type === 'CitizenDied').slice(1).map((one) => orphan(one, 'life'));
}

interface Handover {
  readonly waits: boolean;
  readonly accepted: boolean;
  readonly over: boolean;
}

/** Answers to what is not offered, offers of what is accepted, and steps of a handover that is over (rules TRA-2, TRA-3). */
function stepsOutOfTurn(history: History): readonly Orphan[] {
  const orphans: Orphan[] = [];
  const handovers = new Map<Uuid, Handover>();
  for (const one of history) {
    const { event } = one;
    switch (event.type) {
      case 'HandoverOffered':
      case 'HandoverAccepted':
      case 'HandoverDeclined':
      case 'TransitionCompleted':
      case 'TransitionBrokenOff': {
        const { transitionId } = event.data;
        const known = handovers.get(transitionId) ?? { waits: false, accepted: false, over: false };
        const missing = missingFor(event.type, known);
        if (missing !== undefined) orphans.push(orphan(one, missing));
        handovers.set(transitionId, after(event.type, known));
        break;
      }
      default:
    }
  }
  return orphans;
}

type Step = 'HandoverOffered' | 'HandoverAccepted' | 'HandoverDeclined' | 'TransitionCompleted' | 'TransitionBrokenOff';

function missingFor(step: Step, { waits, accepted, over }: Handover): string | undefined {
  if (over) return 'open handover';
  if (step === 'HandoverOffered') return accepted ? 'handover not accepted' : undefined;
  if (step === 'HandoverAccepted' || step === 'HandoverDeclined') return waits ? undefined : 'offer';
  return step === 'TransitionCompleted' && !accepted ? 'acceptance' : undefined;
}

function after(step: Step, known: Handover): Handover {
  switch (step) {
    case 'HandoverOffered':
      return { ...known, waits: true };
    case 'HandoverAccepted':
      return { ...known, waits: false, accepted: true };
    case 'HandoverDeclined':
      return { ...known, waits: false };
    default:
      return { ...known, over: true };
  }
}
