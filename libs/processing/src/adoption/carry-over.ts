import {
  adoptionIn,
  type AdoptionReason,
  entriesTogetherWith,
  type EntriesCommand,
  type IdentifierCommand,
  type IdentifierEvent,
  mergeEntriesIn,
  movableEntries,
  MRG_2,
  PATHWAY,
  pathwayCatalogue,
  type PathwayEvent,
  personnumreIn,
} from '#domain';
import { type EventStore } from '#event-store';
import { type Clock, dateInCopenhagen, derivedId, readPublic, type Recorded, streamName, type Uuid } from '#kernel';
import { type KeyedHashes } from '#privacy';
import { type EventCodec } from '../codec/event-codec.js';
import { type CommandMeta, type Outcome } from '../commands/command-request.js';

export interface CarryOverParts {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly codec: Pick<EventCodec, 'open'>;
  readonly hashes: Pick<KeyedHashes, 'identifier'>;
  readonly clock: Clock;
  readonly onPathway: (citizenId: Uuid, command: EntriesCommand, meta: CommandMeta) => Promise<Outcome<PathwayEvent>>;
  readonly onIdentifier: (hash: string, command: IdentifierCommand, meta: CommandMeta) => Promise<Outcome<IdentifierEvent>>;
}

/** What is carried from one citizen's pathway to another's. */
export interface Carriage {
  readonly adoptionId: Uuid;
  readonly from: Uuid;
  readonly to: Uuid;
  readonly because: AdoptionReason;
}

/** How often more is carried because something was recorded meanwhile. */
const ROUNDS = 5;

/**
 * Carries entries from one citizen's pathway to another's, over two streams (rules MRG-1, MRG-2, STAY-4). The receiving
 * stream decides, also when it is undone; what it says is then carried through on the other one. Whatever a crash leaves
 * half done, `complete` and `completeUndoing` carry through, in whatever process and however often.
 */
export class CarryOver {
  constructor(private readonly parts: CarryOverParts) {}

  /**
   * @param named the entries, where not all are meant; what was recorded together with one goes with it
   * @returns what the receiving pathway said, or why the other does not let go
   */
  async carry(carriage: Carriage, named: readonly Uuid[] | undefined, meta: CommandMeta): Promise<Outcome<PathwayEvent>> {
    const { from, to } = carriage;
    const source = await this.open(from);
    const entries = named === undefined ? movableEntries(source) : entriesTogetherWith(named, source);
    if (!entries && !adoptionIn(await this.read(to), carriage.adoptionId)) return noSuchEntry;
    const adopted = await this.adopt(carriage, entries ?? [], meta);
    if (!happened(adopted)) return adopted;
    const released = await this.complete(carriage, meta);
    return !released || happened(released) ? adopted : released;
  }

  /** Lets the other pathway go of what was adopted, and gives its personnumre to the one that goes on; nothing where it was undone. */
  async complete(carriage: Carriage, meta: CommandMeta): Promise<Outcome<PathwayEvent> | undefined> {
    const { adoptionId, from, to, because } = carriage;
    for (let round = 1; ; round++) {
      const adoption = adoptionIn(await this.read(to), adoptionId);
      if (!adoption) return undefined;
      const { entries } = adoption;
      const outcome = await this.parts.onPathway(from, { type: 'ReleaseEntries', adoptionId, to, because, entries }, step(meta, `release ${round}`));
      if (outcome.status === 'refused' && outcome.refusal.reason === 'more-was-recorded' && round < ROUNDS) {
        const adopted = await this.adopt(carriage, movableEntries(await this.open(from)), step(meta, `adopt ${round}`));
        if (!happened(adopted)) return adopted;
        continue;
      }
      if (because !== 'wrong-citizen' && happened(outcome)) await this.reassign(from, { from, to }, step(meta, 'reassign'));
      return outcome;
    }
  }

  /** Undoes a merge: the pathway that had adopted lets go, and the other has its entries again. */
  async undo(carriage: Carriage, meta: CommandMeta): Promise<Outcome<PathwayEvent>> {
    const adoption = adoptionIn(await this.read(carriage.to), carriage.adoptionId);
    if (!adoption) return noSuchEntry;
    const undone = await this.parts.onPathway(carriage.to, retractionOf(adoption.adopting, carriage.because), meta);
    if (!happened(undone)) return undone;
    const back = await this.completeUndoing(carriage, meta);
    return !back || happened(back) ? undone : back;
  }

  /** Brings back what had been let go of, and the personnumre; nothing where it had not come to that, or was merged again. */
  async completeUndoing({ adoptionId, from, to, because }: Carriage, meta: CommandMeta): Promise<Outcome<PathwayEvent> | undefined> {
    if (adoptionIn(await this.read(to), adoptionId)) return undefined;
    const merges = mergeEntriesIn(await this.read(from), adoptionId);
    if (merges.length === 0) return undefined;
    const outcome = await this.parts.onPathway(from, retractionOf(merges, because), step(meta, 'bring back'));
    if (happened(outcome)) await this.reassign(from, { from: to, to: from }, step(meta, 'give back'));
    return outcome;
  }

  private adopt({ adoptionId, from, to, because }: Carriage, entries: readonly Recorded<PathwayEvent>[], meta: CommandMeta) {
    return this.parts.onPathway(to, { type: 'AdoptEntries', adoptionId, citizenId: to, from, because, entries }, meta);
  }

  private async read(citizenId: Uuid): Promise<readonly Recorded<PathwayEvent>[]> {
    return (await this.parts.store.readStream(streamName(PATHWAY, citizenId))).map((one) => readPublic(pathwayCatalogue, one));
  }

  private async open(citizenId: Uuid): Promise<readonly Recorded<PathwayEvent>[]> {
    return this.parts.codec.open(pathwayCatalogue, await this.parts.store.readStream(streamName(PATHWAY, citizenId)));
  }

  /** Gives the personnumre of a citizen from one of the two to the other. */
  private async reassign(of: Uuid, { from, to }: { readonly from: Uuid; readonly to: Uuid }, meta: CommandMeta): Promise<void> {
    const on = dateInCopenhagen(this.parts.clock.now());
    for (const personnummer of personnumreIn(await this.open(of))) {
      const hash = this.parts.hashes.identifier(personnummer);
      await this.parts.onIdentifier(hash, { type: 'ReassignIdentifier', from, citizenId: to, on }, meta);
    }
  }
}

const noSuchEntry: Outcome<PathwayEvent> = {
  status: 'refused',
  refusal: { rule: MRG_2.id, reason: 'no-such-entry', text: MRG_2.refusals['no-such-entry'], facts: {} },
};

function retractionOf(entries: readonly Uuid[], of: AdoptionReason): EntriesCommand {
  return { type: 'CorrectEntries', changes: [], retract: entries, because: of === 'guest-identified' ? 'identification-undone' : 'merge-undone' };
}

function happened({ status }: Outcome<PathwayEvent>): boolean {
  return status === 'accepted' || status === 'repeated';
}

/** A step that follows from a command, under an id that comes out the same whoever takes it. */
function step(meta: CommandMeta, name: string): CommandMeta {
  return { ...meta, commandId: derivedId('carry-over', meta.commandId, name), causationId: meta.commandId };
}
