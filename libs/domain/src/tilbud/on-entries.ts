import { type Judge, stateAsKnown } from '#kernel';
import { type CorrectTilbudEntries, type TilbudCommand } from './commands.js';
import { correctTilbudEntries } from './correct.js';
import { tilbudDecider } from './decide.js';
import { type TilbudEvent } from './events.js';
import { type Light } from './light.js';

/** Decides on everything that can be asked of a tilbud's stream: of what is, and of the entries that it follows from. */
export const tilbudStream: Judge<TilbudCommand | CorrectTilbudEntries, TilbudEvent, Light> = {
  judge: (command, recorded, now) =>
    command.type === 'CorrectTilbudEntries' ? correctTilbudEntries(command, recorded, now) : tilbudDecider.decide(command, stateAsKnown(tilbudDecider, recorded), now),
};
