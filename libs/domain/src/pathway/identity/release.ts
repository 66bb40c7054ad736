import { accept, corrected, EntryRetracted, refuse, stateAsKnown, type Judge } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { unsoundWith } from '../correction/soundness.js';
import { type PathwayEvent } from '../events.js';
import { pathway } from '../pathway.js';
import { type ReleaseEntries } from './commands.js';
import { CitizenMerged } from './events.js';
import { isMovable, movableEntries } from './movable.js';
import { MRG_1, MRG_2 } from './rules.js';

/** Decides on letting go of what another pathway has adopted (rules MRG-1, MRG-2). */
export const release: Judge<ReleaseEntries, PathwayEvent, Circumstances> = {
  judge: ({ adoptionId, to, because, entries }, recorded, { today: on }) => {
    const { citizen, identity } = stateAsKnown(pathway, recorded);
    if (!citizen.registered) return refuse(MRG_1, 'not-registered');
    const samePerson = because !== 'wrong-citizen';
    if (samePerson && identity.mergedInto === to) return accept();
    if (identity.mergedInto) return refuse(MRG_1, 'merged-already', { into: identity.mergedInto });

    const released = corrected(recorded).filter((one) => entries.includes(one.stored.id));
    const unmovable = released.find((one) => !isMovable(one));
    if (unmovable) return refuse(MRG_2, 'not-movable', { entry: unmovable.stored.id, type: unmovable.event.type });
    const left = movableEntries(recorded).length - released.length;
    if (samePerson && left > 0) return refuse(MRG_1, 'more-was-recorded', { entries: left });
    const events: readonly PathwayEvent[] = [
      ...(released.length === 0
        ? []
        : [EntryRetracted.of({ entries: released.map(({ stored }) => stored.id), because: samePerson ? 'merged' : 'wrong-citizen' }, { on })]),
      ...(samePerson ? [CitizenMerged.of({ adoptionId, into: to }, { on })] : []),
    ];
    const unsound = unsoundWith(recorded, events);
    if (unsound) return samePerson ? refuse(MRG_1, unsound.reason, unsound.facts) : refuse(MRG_2, unsound.reason, unsound.facts);
    return accept(...events);
  },
};
