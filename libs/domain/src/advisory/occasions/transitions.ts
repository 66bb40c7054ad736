import { type PlainDate } from '#kernel';
import { type PathwayEvent } from '../../pathway/events.js';
import { evolve, initial, type Transition } from '../../pathway/transition/state.js';
import { kindsOn } from '../kinds.js';
import { type Occasion, type OccasionName, type OccasionReader, type OccasionSays } from './occasion.js';

const trigger = 'transition';

/** Moves from a §107 stay to support in the own home, planned and carried out (rule OCC-2). */
export const transitions: OccasionReader = {
  trigger,
  types: ['TransitionPlanned', 'TransitionRescheduled', 'HandoverOffered', 'TransitionCompleted', 'TransitionBrokenOff'],
  named: ({ event }) => nameOf(event),
  askedBy: ({ event }, { subjectId }) => (nameOf(event)?.subjectId === subjectId ? kindsOn(trigger) : []),
  read(history) {
    let state = initial;
    for (const { event } of history) state = evolve(state, event);
    return state.transitions.flatMap(occasionsOf);
  },
};

/** An offer, and how it ended, say nothing by themselves of what kind the transition is: what is read of it does. */
function nameOf(event: PathwayEvent): OccasionName | undefined {
  return (transitions.types as readonly string[]).includes(event.type) && 'transitionId' in event.data
    ? { trigger, subjectId: event.data.transitionId, planId: null }
    : undefined;
}

function occasionsOf(transition: Transition): readonly Occasion[] {
  const { transitionId: subjectId, kind, sender } = transition;
  const says = kind === 'botilbud-to-own-home' ? saidOf(transition) : undefined;
  return says ? [{ trigger, subjectId, planId: null, tilbudIds: sender.kind === 'tilbud' ? [sender.tilbudId] : [], says }] : [];
}

/** An offer without a plan says nothing until the citizen has moved. */
function saidOf({ plannedDate, moved, ended, until, receiver }: Transition): OccasionSays | undefined {
  const about = (date: PlainDate) => ({ trigger, date, receiver }) as const;
  if (moved) return { is: 'recorded', about: about(moved.on) };
  if (ended?.is === 'completed' && until !== null) return { is: 'recorded', about: about(until) };
  if (plannedDate === null) return undefined;
  return ended ? { is: 'cancelled' } : { is: 'set', about: about(plannedDate) };
}
