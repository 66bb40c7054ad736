import {
  accept,
  canonicalJson,
  corrected,
  EntryCorrected,
  EntryRetracted,
  isCorrection,
  type Decision,
  type Json,
  type Judge,
  type Recorded,
  refuse,
  type Uuid,
} from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { type PathwayEvent } from '../events.js';
import { type CorrectEntries, type EntryChange } from './commands.js';
import { COR_1, COR_2 } from './rules.js';
import { saidAnew } from './said-anew.js';
import { unsoundWith } from './soundness.js';

type Entries = readonly Recorded<PathwayEvent>[];
type Objection = Decision<never> | undefined;

/** Decides on the entries of a pathway: corrections and retractions (rules COR-1, COR-2). */
export const corrections: Judge<CorrectEntries, PathwayEvent, Circumstances> = {
  judge: (command, recorded, now) => {
    const objection = ifNotOnes(command, recorded, now);
    if (objection) return objection;
    const counting = corrected(recorded);
    const retracted = counting.filter((one) => together(one, command.retract, recorded));
    const unretractable = retracted.find(({ event }) => event.type === 'CitizenRegistered' || event.type === 'GuestRegistered');
    if (unretractable) return refuse(COR_1, 'not-retractable', { entry: unretractable.stored.id });

    const changed = changedEntries(command.changes, counting, now);
    if ('objection' in changed) return changed.objection;
    const events = eventsOf(command, retracted, changed.entries, now);
    const unsound = unsoundWith(recorded, events);
    return unsound ? refuse(COR_1, unsound.reason, unsound.facts) : accept(...events);
  },
};

function ifNotOnes({ changes, retract }: CorrectEntries, recorded: Entries, { actor }: Circumstances): Objection {
  if (changes.length + retract.length === 0) return refuse(COR_1, 'nothing-to-correct');
  const ownOnly = actor.role === 'botilbud' || actor.role === 'bostoette';
  for (const id of [...changes.map(({ entry }) => entry), ...retract]) {
    const entry = recorded.find(({ stored }) => stored.id === id);
    if (!entry) return refuse(COR_1, 'no-such-entry', { entry: id });
    if (ownOnly && entry.stored.metadata.actor.unit !== actor.unit) return refuse(COR_2, 'recorded-by-others', { entry: id });
  }
  const counting = new Set(corrected(recorded).map(({ stored }) => stored.id));
  for (const { entry: id } of changes) {
    if (!counting.has(id)) return refuse(COR_1, 'entry-retracted', { entry: id });
    const { event } = recorded.find(({ stored }) => stored.id === id)!;
    if (isCorrection(event)) return refuse(COR_1, 'not-correctable', { entry: id });
  }
  return undefined;
}

/** Whether an entry was recorded by the same command as one of those named. */
function together({ stored }: Recorded<PathwayEvent>, named: readonly Uuid[], recorded: Entries): boolean {
  const commandOf = (id: Uuid) => recorded.find((one) => one.stored.id === id)?.stored.metadata.commandId;
  return named.some((id) => commandOf(id) === stored.metadata.commandId);
}

interface ChangedEntry {
  readonly entry: Recorded<PathwayEvent>;
  readonly event: PathwayEvent;
  readonly personal: EntryChange['personal'];
}

/** What is to be said anew, with what was recorded together on the same date moved along; unchanged ones left out. */
function changedEntries(
  changes: readonly EntryChange[],
  counting: Entries,
  now: Circumstances,
): { readonly entries: readonly ChangedEntry[] } | { readonly objection: Decision<never> } {
  const entries: ChangedEntry[] = [];
  for (const change of [...changes, ...changes.flatMap((one) => movedAlong(one, changes, counting))]) {
    const entry = counting.find(({ stored }) => stored.id === change.entry)!;
    const said = saidAnew(entry, change, now);
    if ('objection' in said) return said;
    if (change.personal !== undefined || !saysTheSame(entry.event, said.event)) entries.push({ entry, event: said.event, personal: change.personal });
  }
  return { entries };
}

function movedAlong({ entry: id, effective }: EntryChange, changes: readonly EntryChange[], counting: Entries): EntryChange[] {
  const moved = counting.find(({ stored }) => stored.id === id)!;
  if (effective === undefined || effective === moved.event.effective) return [];
  return counting
    .filter(({ event, stored }) => stored.metadata.commandId === moved.stored.metadata.commandId && event.effective === moved.event.effective)
    .filter(({ stored }) => changes.every(({ entry }) => entry !== stored.id))
    .map(({ stored }) => ({ entry: stored.id, effective }));
}

function saysTheSame(a: PathwayEvent, b: PathwayEvent): boolean {
  return a.effective === b.effective && a.effectiveAt === b.effectiveAt && canonicalJson(a.data as Json) === canonicalJson(b.data as Json);
}

function eventsOf(
  { because, note }: CorrectEntries,
  retracted: Entries,
  changed: readonly ChangedEntry[],
  { today: on }: Circumstances,
): readonly PathwayEvent[] {
  const noted = note === undefined ? {} : { note };
  const personal = (more: object) => (Object.keys({ ...noted, ...more }).length === 0 ? {} : { personal: { ...noted, ...more } });
  const takenBack =
    retracted.length === 0 ? [] : [EntryRetracted.of({ entries: retracted.map(({ stored }) => stored.id), because }, { on, ...personal({}) })];
  const gone = new Set(retracted.map(({ stored }) => stored.id));
  const saidNow = changed
    .filter(({ entry }) => !gone.has(entry.stored.id))
    .map(({ entry, event: { type, schemaVersion, data, effective, effectiveAt }, personal: says }) => {
      const hour = effectiveAt === undefined ? {} : { effectiveAt };
      return EntryCorrected.of(
        { entry: entry.stored.id, because, says: { type, schemaVersion, data: data, effective, ...hour } },
        { on, ...personal(says === undefined ? {} : { says: says as Record<string, unknown> }) },
      );
    });
  return [...takenBack, ...saidNow];
}
