import fc from 'fast-check';
import { corrections, type Circumstances, type CorrectEntries, municipalityOf, PATHWAY, pathway, pathwayCatalogue, type PathwayEvent } from '#domain';
import { addDays, instantInCopenhagen, plainDate, readPublic, type Recorded, stateAsKnown } from '#kernel';
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
/** What becomes of one citizen's pathway: one thing asked after the other, corrections among them. */
export type Story = readonly (Step | Correcting)[];

const correcting: fc.Arbitrary<Correcting> = fc.record({ correct: fc.nat(), retract: fc.boolean(), move: fc.integer({ min: -20, max: 5 }) });

/** Stories of some citizens, backdated entries, corrections and retractions among what happens, and whose turn it is to go on. */
export const stories: fc.Arbitrary<{ readonly told: readonly Story[]; readonly turns: readonly number[] }> = fc.record({
  told: fc.array(
    fc
      .tuple(steps, fc.array(fc.tuple(fc.nat(), correcting), { maxLength: 8 }))
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
    if (next !== undefined) one?.writer.tell(next);
  }
}

class PathwayWriter {
  private recorded: readonly Recorded<PathwayEvent>[] = [];
  private today = plainDate('2026-01-05');
  private asked = 0;

  constructor(
    private readonly log: StoredLog,
    private readonly citizenId: string,
  ) {}

  tell(one: Step | Correcting): void {
    const events = 'correct' in one ? this.corrected(one) : this.happened(one);
    if (events.length === 0) return;
    const before = this.log.events.length;
    this.log.appendIn(municipalityOf(this.recorded, events) ?? municipality, PATHWAY, this.citizenId, ...events);
    this.recorded = [...this.recorded, ...this.log.events.slice(before).map((stored) => readPublic(pathwayCatalogue, stored))];
  }

  private happened(step: Step): readonly PathwayEvent[] {
    this.today = addDays(this.today, step.later);
    const state = stateAsKnown(pathway, this.recorded);
    const decision = pathway.decide(commandOf(step, this.today, this.asked++, state), state, this.circumstances(step.actor));
    return decision.accepted ? decision.events : [];
  }

  private corrected({ correct, retract, move }: Correcting): readonly PathwayEvent[] {
    const entry = this.recorded[correct % Math.max(1, this.recorded.length)];
    if (!entry) return [];
    const { id } = entry.stored;
    const command: CorrectEntries = retract
      ? { type: 'CorrectEntries', changes: [], retract: [id], because: 'did-not-happen' }
      : { type: 'CorrectEntries', changes: [{ entry: id, effective: addDays(entry.event.effective, move) }], retract: [], because: 'wrong-date' };
    const decision = corrections.judge(command, this.recorded, this.circumstances(caseworker));
    return decision.accepted ? decision.events : [];
  }

  private circumstances(actor: Circumstances['actor']): Circumstances {
    const policy = { ...ordinarily.policy, klippekort: { ...ordinarily.policy.klippekort, clips: 2 } };
    return { ...ordinarily, policy, today: this.today, now: instantInCopenhagen(this.today, '12:00'), actor };
  }
}
