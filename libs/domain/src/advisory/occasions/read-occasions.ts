import { type Recorded } from '#kernel';
import { type PathwayEvent } from '../../pathway/events.js';
import { type OccasionTrigger } from '../about.js';
import { coordination } from './coordination.js';
import { discharges } from './discharges.js';
import { type Occasion, occasionKey, type OccasionReader, type Occasions } from './occasion.js';
import { closings, deaths, visitations } from './told-afterwards.js';
import { transitions } from './transitions.js';

/** How the occasions of each trigger are read. */
export const occasionReaders: readonly OccasionReader[] = [discharges, coordination, transitions, closings, visitations, deaths];

const byTrigger = new Map<OccasionTrigger, OccasionReader>(occasionReaders.map((reader) => [reader.trigger, reader]));

/** How the occasions of a trigger are read. */
export function readerOf(trigger: OccasionTrigger): OccasionReader {
  return byTrigger.get(trigger)!;
}

/** Every trigger there is. */
export const occasionTriggers: readonly OccasionTrigger[] = occasionReaders.map(({ trigger }) => trigger);

/** The triggers whose occasions an event of a type can change. Corrections and deaths can change them all. */
export function triggersChangedBy(type: string): readonly OccasionTrigger[] {
  if (changesAnything(type)) return occasionTriggers;
  return occasionReaders.flatMap(({ trigger, types }) => ((types as readonly string[]).includes(type) ? [trigger] : []));
}

/** Whether events of a type can change the occasions of every trigger. */
export function changesAnything(type: string): boolean {
  return type === 'CitizenDied' || type === 'EntryRetracted' || type === 'EntryCorrected';
}

/**
 * Reads off a history as it is known what partners may be told of. Of a citizen who has died nothing but the death is spoken of
 * (rules CIT-1, OCC-5).
 * @param history with its corrections applied, in effective order
 * @param among the triggers that are asked about
 */
export function occasionsIn(history: readonly Recorded<PathwayEvent>[], among: readonly OccasionTrigger[] = occasionTriggers): Occasions {
  const died = history.some(({ event }) => event.type === 'CitizenDied');
  const read = among.flatMap((trigger) => readerOf(trigger).read(history));
  return new Map(read.map((one) => [occasionKey(one), died ? silenced(one) : one]));
}

function silenced(occasion: Occasion): Occasion {
  return occasion.trigger === 'death' ? occasion : { ...occasion, says: { is: 'died' } };
}
