import { accept, laterOf, type Decision, type Uuid } from '#kernel';
import { type FollowMerge } from './commands.js';
import { ReservationTransferred, type TilbudEvent, WaitingListEntryEnded, WaitingListEntryRestored, WaitingListEntryTransferred } from './events.js';
import { evolve } from './evolve.js';
import { type Light } from './light.js';
import { type Tilbud, type WaitingEntry } from './state.js';

/** What lives in a place follows its stay; this is what is booked and waited for (rule MRG-1). */
export function followMerge(asked: FollowMerge, state: Tilbud, now: Light): Decision<TilbudEvent> {
  const on = { on: now.today };
  const { from, to, undone } = asked;
  const isConcerned = ({ citizenId, formerly }: Pick<WaitingEntry, 'citizenId' | 'formerly'>) =>
    undone ? citizenId === to && formerly.at(-1) === from : citizenId === from;
  const goesTo = undone ? from : to;
  const moved: readonly TilbudEvent[] = [
    ...state.reservations
      .filter((one) => one.is === 'held' && isConcerned(one))
      .map(({ reservationId }) => ReservationTransferred.of({ reservationId, citizenId: goesTo }, on)),
    ...state.waiting
      .filter((entry) => (entry.endedBecause === null || entry.endedBecause === 'waits-already') && isConcerned(entry))
      .map(({ entryId }) => WaitingListEntryTransferred.of({ entryId, citizenId: goesTo }, on)),
  ];
  const after = moved.reduce<Tilbud>(evolve, state);
  return accept<TilbudEvent>(...moved, ...[from, to].flatMap((citizenId) => waitingOnce(citizenId, after, now)));
}

/** Of what a citizen waits for twice, the one that has waited longest counts; one that was ended for another goes on where that is gone. */
function waitingOnce(citizenId: Uuid, { waiting }: Tilbud, { today }: Light): readonly TilbudEvent[] {
  const own = waiting.filter((entry) => entry.citizenId === citizenId && (entry.endedBecause === null || entry.endedBecause === 'waits-already'));
  return own.flatMap((entry): readonly TilbudEvent[] => {
    const counts = own.filter(({ kind }) => kind === entry.kind).reduce(longer) === entry;
    if (counts === (entry.endedBecause === null)) return [];
    if (counts) return [WaitingListEntryRestored.of({ entryId: entry.entryId }, { on: today })];
    return [WaitingListEntryEnded.of({ entryId: entry.entryId, on: laterOf(today, entry.since), because: 'waits-already' }, { on: today })];
  });
}

function longer(a: WaitingEntry, b: WaitingEntry): WaitingEntry {
  return b.since < a.since ? b : a;
}
