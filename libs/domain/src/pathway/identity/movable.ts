import { corrected, type Recorded, type Uuid } from '#kernel';
import { type PathwayEvent } from '../events.js';

type Entries = readonly Recorded<PathwayEvent>[];

/** What says whose the record is and how it came about: it stays where it is. */
const ofTheRecordItself: ReadonlySet<PathwayEvent['type']> = new Set<PathwayEvent['type']>([
  'CitizenRegistered',
  'CitizenDetailsChanged',
  'CprChanged',
  'GuestRegistered',
  'GuestIdentified',
  'EntriesAdopted',
  'CitizenMerged',
  'DataBreachSuspected',
  'EntryRetracted',
  'EntryCorrected',
  'ResponsibilityAssigned',
  'CitizenMoved',
  'ActingMunicipalityChanged',
  'PayingMunicipalityChanged',
  'CaseTransferOffered',
  'CaseTransferEnded',
]);

export function isMovable({ event }: Recorded<PathwayEvent>): boolean {
  return !ofTheRecordItself.has(event.type);
}

/** All entries of a pathway that another one can adopt, as they count, in the order of recording. */
export function movableEntries(recorded: Entries): Entries {
  return corrected(recorded).filter(isMovable);
}

/** The entries named, with what was recorded together with each, as they count; undefined where one does not count. */
export function entriesTogetherWith(named: readonly Uuid[], recorded: Entries): Entries | undefined {
  const counting = corrected(recorded);
  const chosen = named.map((id) => counting.find(({ stored }) => stored.id === id));
  if (chosen.some((one) => one === undefined)) return undefined;
  const commands = new Set(chosen.map((one) => one?.stored.metadata.commandId));
  return counting.filter(({ stored }) => commands.has(stored.metadata.commandId));
}
