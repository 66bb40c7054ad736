import { stateAsKnown, type Judge } from '#kernel';
import { type Circumstances } from '../circumstances.js';
import { behindAllSaid } from './admission/number-statements.js';
import { type PathwayCommand } from './commands.js';
import { type CorrectEntries } from './correction/commands.js';
import { corrections } from './correction/decide.js';
import { type PathwayEvent } from './events.js';
import { adoption } from './identity/adopt.js';
import { type AdoptEntries, type ReleaseEntries } from './identity/commands.js';
import { ifMerged } from './identity/guard.js';
import { release } from './identity/release.js';
import { pathway } from './pathway.js';

/** What is asked of the entries of a pathway, rather than of what they lead to. */
export type EntriesCommand = CorrectEntries | AdoptEntries | ReleaseEntries;

/** Decides on everything that can be asked of a citizen's stream. */
export const pathwayStream: Judge<PathwayCommand | EntriesCommand, PathwayEvent, Circumstances> = {
  judge: (command, recorded, now) => {
    switch (command.type) {
      case 'AdoptEntries':
        return adoption.judge(command, recorded, now);
      case 'ReleaseEntries':
        return release.judge(command, recorded, now);
      default: {
        const state = stateAsKnown(pathway, recorded);
        const merged = undoesMerge(command) ? undefined : ifMerged(state);
        if (merged) return merged;
        return command.type === 'CorrectEntries' ? corrections.judge(command, recorded, now) : behindAllSaid(pathway.decide(command, state, now), recorded);
      }
    }
  },
};

function undoesMerge(command: PathwayCommand | EntriesCommand): boolean {
  return command.type === 'CorrectEntries' && (command.because === 'merge-undone' || command.because === 'identification-undone');
}
