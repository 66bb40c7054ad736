import fc from 'fast-check';
import {
  adoptionIn,
  type AdoptionReason,
  type Circumstances,
  type EntriesCommand,
  entriesTogetherWith,
  mergeEntriesIn,
  movableEntries,
  municipalityOf,
  PATHWAY,
  pathway,
  pathwayCatalogue,
  type PathwayCommand,
  type PathwayEvent,
  pathwayStream,
} from '#domain';
import { addDays, instantInCopenhagen, plainDate, readPublic, type Recorded, stateAsKnown, type Uuid } from '#kernel';
import { caseworker, municipality, ordinarily } from '../given-when-then/invented.js';
import { inventedId, type StoredLog } from '../stored-events/stored-log.js';
import { commandOf } from './command-of.js';
import { type Step, steps } from './steps.js';

/** A correction that is tried: of one of the entries there are by then, which is taken back or moved. */
interface Correcting {
  readonly correct: number;
  readonly retract: boolean;
  readonly move: number;
}
/** What is carried to another of the citizens, if there is one: all, being one person, or an entry; or brought back. */
interface Carrying {
  readonly carry: 'merge' | 'unmerge' | 'move';
  readonly to: number;
  readonly entry: number;
}
/** What becomes of one citizen's pathway: one thing asked after the other, corrections and what is carried elsewhere among them. */
export type Story = readonly (Step | Correcting | Carrying)[];

const correcting: fc.Arbitrary<Correcting> = fc.record({ correct: fc.nat(), retract: fc.boolean(), move: fc.integer({ min: -20, max: 5 }) });

const carrying: fc.Arbitrary<Carrying> = fc.record({ carry: fc.constantFrom('merge', 'unmerge', 'unmerge', 'move', 'move'), to: fc.nat(2), entry: fc.nat() });

/**
 * Stories of some citizens, backdated entries, corrections and retractions among what happens, merges, their undoing and entries
 * that are moved; and whose turn it is to go on.
 */
export const stories: fc.Arbitrary<{ readonly told: readonly Story[]; readonly turns: readonly number[] }> = fc.record({
  told: fc.array(
    fc
      .tuple(steps, fc.array(fc.tuple(fc.nat(), fc.oneof({ weight: 2, arbitrary: correcting }, { weight: 1, arbitrary: carrying })), { maxLength: 10 }))
      .map(([asked, tried]) => tried.reduce<Story>((story, [where, one]) => story.toSpliced(where % (story.length + 1), 0, one), asked)),
    { minLength: 1, maxLength: 3 },
  ),
  turns: fc.array(fc.nat(2), { minLength: 40, maxLength: 200 }),
});

/** Records the stories on the pathways of as many citizens, what is accepted of them, in turn. */
export function recordPathways(log: StoredLog, { told, turns }: { readonly told: readonly Story[]; readonly turns: readonly number[] }): void {
  const writers = told.map((story, n) => ({ writer: new PathwayWriter(log, inventedId('citizen', n)), left: [...story] }));
  for (const turn of [...turns, ...told.flatMap((story, n) => story.map(() => n))]) {
    const one = writers[turn % writers.length];
    const next = one?.left.shift();
    if (next === undefined || !one) continue;
    if ('carry' in next) one.writer.carry(next, writers.map(({ writer }) => writer));
    else one.writer.tell(next);
  }
}

class PathwayWriter {
  private recorded: readonly Recorded<PathwayEvent>[] = [];
  private today = plainDate('2026-01-05');
  private asked = 0;

  constructor(
    private readonly log: StoredLog,
    private readonly citizenId: Uuid,
  ) {}

  tell(one: Step | Correcting): void {
    if ('correct' in one) this.ask(this.correction(one));
    else this.happen(one);
  }

  /** Carries entries to another pathway, or brings back what that one had adopted; both streams, or neither. */
  carry({ carry, to: n, entry }: Carrying, all: readonly PathwayWriter[]): void {
    if (carry === 'unmerge') return this.bringBack(all);
    const to = all[n % all.length]!;
    const chosen = this.recorded[entry % Math.max(1, this.recorded.length)];
    const entries = carry === 'merge' ? movableEntries(this.recorded) : chosen && entriesTogetherWith([chosen.stored.id], this.recorded);
    if (!entries || (carry === 'move' && entries.length === 0)) return;
    const because: AdoptionReason = carry === 'merge' ? 'same-person' : 'wrong-citizen';
    const adoptionId = inventedId(`adoption by ${to.citizenId}`, to.asked++);
    const release: EntriesCommand = { type: 'ReleaseEntries', adoptionId, to: to.citizenId, because, entries: entries.map(({ stored }) => stored.id) };
    if (this.decided(release).length === 0) return;
    if (to.ask({ type: 'AdoptEntries', adoptionId, citizenId: to.citizenId, from: this.citizenId, because, entries })) this.ask(release);
  }

  private bringBack(all: readonly PathwayWriter[]): void {
    const { mergedInto } = stateAsKnown(pathway, this.recorded).identity;
    const to = all.find(({ citizenId }) => citizenId === mergedInto);
    if (!to) return;
    const { adoptions } = stateAsKnown(pathway, to.recorded).identity;
    const adoption = adoptions.findLast(({ from, because }) => from === this.citizenId && because !== 'wrong-citizen');
    const adopting = adoption && adoptionIn(to.recorded, adoption.adoptionId)?.adopting;
    if (!adoption || !adopting) return;
    const undone = { type: 'CorrectEntries', changes: [], because: 'merge-undone' } as const;
    if (to.ask({ ...undone, retract: adopting })) this.ask({ ...undone, retract: mergeEntriesIn(this.recorded, adoption.adoptionId) });
  }

  private happen(step: Step): void {
    this.today = addDays(this.today, step.later);
    const state = stateAsKnown(pathway, this.recorded);
    this.ask(commandOf(step, this.today, this.asked++, state), step.actor);
  }

  private correction({ correct, retract, move }: Correcting): EntriesCommand | undefined {
    const entry = this.recorded[correct % Math.max(1, this.recorded.length)];
    if (!entry) return undefined;
    const { id } = entry.stored;
    return retract
      ? { type: 'CorrectEntries', changes: [], retract: [id], because: 'did-not-happen' }
      : { type: 'CorrectEntries', changes: [{ entry: id, effective: addDays(entry.event.effective, move) }], retract: [], because: 'wrong-date' };
  }

  /** Records what comes of it. False where that is nothing. */
  private ask(command: PathwayCommand | EntriesCommand | undefined, actor: Circumstances['actor'] = caseworker): boolean {
    const events = command ? this.decided(command, actor) : [];
    if (events.length === 0) return false;
    const before = this.log.events.length;
    this.log.appendIn(municipalityOf(this.recorded, events) ?? municipality, PATHWAY, this.citizenId, ...events);
    this.recorded = [...this.recorded, ...this.log.events.slice(before).map((stored) => readPublic(pathwayCatalogue, stored))];
    return true;
  }

  private decided(command: PathwayCommand | EntriesCommand, actor: Circumstances['actor'] = caseworker): readonly PathwayEvent[] {
    const policy = { ...ordinarily.policy, klippekort: { ...ordinarily.policy.klippekort, clips: 2 } };
    const circumstances = { ...ordinarily, policy, today: this.today, now: instantInCopenhagen(this.today, '12:00'), actor };
    const decision = pathwayStream.judge(command, this.recorded, circumstances);
    return decision.accepted ? decision.events : [];
  }
}
