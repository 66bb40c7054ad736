import { accept, corrected, EntryCorrected, refuse, stateAsKnown, type Judge, type PlainDate, type Recorded } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { PathwayReopened } from '../case/events.js';
import { currentPeriod, type CaseState } from '../case/state.js';
import { unsoundWith } from '../correction/soundness.js';
import { type PathwayEvent } from '../events.js';
import { pathway } from '../pathway.js';
import { CoordinatorAssigned } from '../people/events.js';
import { coordinatorOn } from '../people/state.js';
import { type PathwayState } from '../state.js';
import { type AdoptEntries } from './commands.js';
import { DataBreachSuspected, EntriesAdopted } from './events.js';
import { isMovable } from './movable.js';
import { MRG_1, MRG_2 } from './rules.js';

type Entries = readonly Recorded<PathwayEvent>[];

/** Decides on taking over what stands on another pathway (rules MRG-1, MRG-2). */
export const adoption: Judge<AdoptEntries, PathwayEvent, Circumstances> = {
  judge: ({ adoptionId, citizenId, from, because, entries }, recorded, { today: on }) => {
    if (citizenId === from) return refuse(MRG_1, 'same-pathway');
    const state = stateAsKnown(pathway, recorded);
    if (!state.citizen.registered) return refuse(MRG_1, 'not-registered');
    if (state.identity.mergedInto) return refuse(MRG_1, 'merged-already', { into: state.identity.mergedInto });
    const unmovable = entries.find((one) => !isMovable(one));
    if (unmovable) return refuse(MRG_2, 'not-movable', { entry: unmovable.stored.id, type: unmovable.event.type });

    const fresh = withoutAdopted(entries, recorded);
    if (fresh.length === 0 && state.identity.adoptions.some((one) => one.adoptionId === adoptionId)) return accept();
    const samePerson = because !== 'wrong-citizen';
    const taken = samePerson ? asOnePathway(fresh, state, recorded, on) : fresh.map(({ event }) => event);
    const ids = fresh.map(({ stored }) => stored.id);
    const events: readonly PathwayEvent[] = [
      EntriesAdopted.of({ adoptionId, from, because, entries: ids }, { on }),
      ...taken,
      ...(samePerson ? [] : [DataBreachSuspected.of({ adoptionId, recordedOn: from, entries: ids.length }, { on })]),
    ];
    const unsound = unsoundWith(recorded, events);
    if (unsound) return samePerson ? refuse(MRG_1, unsound.reason, unsound.facts) : refuse(MRG_2, unsound.reason, unsound.facts);
    return accept(...events);
  },
};

/** What has not been adopted before; an adoption that was undone does not count. */
function withoutAdopted(entries: Entries, recorded: Entries): Entries {
  const adopted = new Set<string>();
  for (const { event } of corrected(recorded)) if (event.type === 'EntriesAdopted') for (const entry of event.data.entries) adopted.add(entry);
  return entries.filter(({ stored }) => !adopted.has(stored.id));
}

const ofTheOpening: ReadonlySet<PathwayEvent['type']> = new Set<PathwayEvent['type']>(['PathwayOpened', 'PathwayReopened', 'PathwayClosed', 'CoordinatorAssigned']);

/** The other pathway's entries, without a second opening: this one is open from the earlier opening on. */
function asOnePathway(entries: Entries, state: PathwayState, recorded: Entries, on: PlainDate): readonly PathwayEvent[] {
  if (state.case.periods.length === 0) return entries.map(({ event }) => event);
  const other = stateAsKnown(pathway, entries);
  return [
    ...openedAsEarly(other.case, state.case, recorded, on),
    ...reopenedAsLate(other, state.case),
    ...entries.filter(({ event }) => !ofTheOpening.has(event.type)).map(({ event }) => event),
  ];
}

/** Moves the first opening, with what was recorded together with it, to the earlier date of the other. */
function openedAsEarly(other: CaseState, own: CaseState, recorded: Entries, on: PlainDate): readonly PathwayEvent[] {
  const earlier = other.periods[0]?.from;
  const openedOn = own.periods[0]?.from;
  if (earlier === undefined || openedOn === undefined || openedOn <= earlier) return [];
  const counting = corrected(recorded);
  const opening = counting.find(({ event }) => event.type === 'PathwayOpened');
  return counting
    .filter(({ event, stored }) => stored.metadata.commandId === opening?.stored.metadata.commandId && event.effective === openedOn)
    .map(({ event: { type, schemaVersion, data }, stored }) =>
      EntryCorrected.of(
        { entry: stored.id, because: 'merged', says: { type, schemaVersion, data: data, effective: earlier } },
        { on },
      ),
    );
}

/** Opens a closed pathway again where the other one is open. */
function reopenedAsLate(other: PathwayState, own: CaseState): readonly PathwayEvent[] {
  const open = currentPeriod(other.case);
  const closedOn = own.periods.at(-1)?.until;
  if (!open || !closedOn) return [];
  const on = open.from > closedOn ? open.from : closedOn;
  const coordinator = coordinatorOn(other.people, on);
  return [
    PathwayReopened.of({ because: 'merged' }, { on }),
    ...(coordinator ? [CoordinatorAssigned.of({ workerId: coordinator.workerId, unit: coordinator.unit }, { on })] : []),
  ];
}
