import assert from 'node:assert/strict';
import { defaultPolicy, type EntriesCommand, pathway, type PathwayCommand, type PathwayEvent, pathwayStream } from '#domain';
import { addMillis, instantInCopenhagen, stateAsKnown, streamName, type Actor, type Decision, type Recorded, type Uuid } from '#kernel';
import { ordinarily } from '#testing/given-when-then/invented.js';
import { askOf, type AskName } from './asks.js';
import { type Asking } from './asking.js';
import { commandOf, type Correction, corrections, isLawful, type Said, saidAnew } from './corrections.js';
import { faultsIn } from './faults.js';
import { type Saying } from './facts.js';
import { keptAtLast, keptOn, toldAtLast, toldOn } from './stands.js';
import { Told } from './told.js';
import { CLIPS } from './tracks/cards.js';
import { date, named } from './names.js';

/** One thing asked: so many days after the one before, of a day back from then, with a number to choose with. */
export interface Step {
  readonly ask: AskName | Correction;
  readonly later: number;
  readonly back: number;
  readonly pick: number;
}

const policy = { ...defaultPolicy, klippekort: { ...defaultPolicy.klippekort, clips: CLIPS } };
const isCorrection = (ask: Step['ask']): ask is Correction => (corrections as readonly string[]).includes(ask);

/** The pathway as the domain keeps it, beside the pathway as the reference does. */
export class Run {
  private recorded: readonly Recorded<PathwayEvent>[] = [];
  private readonly said: Said[] = [];
  private told = new Told([]);
  private today = 10;
  private asked = 0;
  /** How many asks were accepted, and how many refused, by kind. */
  readonly answers = new Map<string, { accepted: number; refused: number }>();

  /** Asks both, and holds their answers against each other. @throws AssertionError where they differ */
  step({ ask, later, back, pick }: Step): void {
    this.today += later;
    this.asked++;
    const asking: Asking = { sayings: this.sayings(), told: this.told, today: this.today, on: this.today - back, pick, at: this.asked };
    const accepted = isCorrection(ask) ? this.correct(ask, asking) : this.ask(ask, asking);
    const answers = this.answers.get(ask) ?? { accepted: 0, refused: 0 };
    this.answers.set(ask, { ...answers, [accepted ? 'accepted' : 'refused']: answers[accepted ? 'accepted' : 'refused'] + 1 });
    if (accepted) this.compare([asking.on - 1, asking.on, asking.on + 1, this.today]);
  }

  /** Both say the same of every day that anything happened on, of the days around it, and of how it came out. @throws AssertionError */
  end(): void {
    assert.deepEqual([...faultsIn(this.told)], [], `what is recorded is unsound:\n${this.history()}`);
    this.compare([...new Set(this.told.facts.flatMap(({ on }) => [on - 1, on, on + 1]))]);
    const state = stateAsKnown(pathway, this.recorded);
    assert.deepEqual(keptAtLast(state), toldAtLast(this.told, date), `at last:\n${this.history()}`);
  }

  private ask(name: AskName, asking: Asking): boolean {
    const { expected: expect, command, by } = askOf(name);
    const expected = expect(asking);
    const decision = this.judge(command(asking, date), by?.(asking));
    this.assertAnswer(name, decision, expected !== 'refused');
    if (!decision.accepted || expected === 'refused') return false;
    if (expected.length === 0) {
      assert.deepEqual(decision.events, [], `${name} was to change nothing:\n${this.history()}`);
      return true;
    }
    const [first] = this.append(decision.events);
    this.said.push({ entry: first!, saying: { facts: expected, counts: true }, moves: [] });
    this.told = new Told(this.sayings());
    return true;
  }

  /** Corrections are expected to be accepted just where what is then told is without fault. */
  private correct(how: Correction, asking: Asking): boolean {
    const at = asking.pick % Math.max(1, this.said.length);
    const said = this.said[at];
    const anew = said && saidAnew(how, said, asking);
    if (!said || !anew) return false;
    const told = new Told(this.said.map((one) => (one === said ? anew : one).saying));
    const lawful = isLawful(how, said, asking) && faultsIn(told).size === 0;
    const decision = this.judge(commandOf(how, said, date(asking.on)));
    this.assertAnswer(`${how} of ${said.saying.facts.map(({ is }) => is).join(' and ')}, said as number ${at + 1},`, decision, lawful);
    if (!decision.accepted) return false;
    const [id] = this.append(decision.events);
    // What changed nothing stands as it did.
    if (id === undefined) return true;
    this.said[at] = how === 'moveDate' ? { ...anew, moves: [...said.moves, { correction: id, before: said.saying.facts }] } : how === 'retract' ? { ...anew, retraction: id } : anew;
    this.told = told;
    return true;
  }

  private sayings(): readonly Saying[] {
    return this.said.map(({ saying }) => saying);
  }

  private assertAnswer(what: string, decision: Decision<PathwayEvent>, accepted: boolean): void {
    const answer = decision.accepted ? 'accepted' : `refused under ${decision.refusal.rule} ${decision.refusal.reason} ${JSON.stringify(decision.refusal.facts)}`;
    assert.equal(decision.accepted, accepted, `${what} on day ${this.today} was ${answer}, which the reference does not say of\n${this.history()}`);
  }

  private judge(command: PathwayCommand | EntriesCommand, actor: Actor = ordinarily.actor): Decision<PathwayEvent> {
    const today = date(this.today);
    return pathwayStream.judge(command, this.recorded, { ...ordinarily, actor, today, now: this.now(), policy });
  }

  /** Noon, and a moment later with each ask. */
  private now() {
    return addMillis(instantInCopenhagen(date(this.today), '12:00'), this.asked);
  }

  private append(events: readonly PathwayEvent[]): readonly Uuid[] {
    const commandId = named(`command ${this.asked}`);
    const metadata = { recordedAt: this.now(), actor: ordinarily.actor, municipality: ordinarily.municipality, commandId, correlationId: commandId, causationId: commandId };
    const appended = events.map((event, place): Recorded<PathwayEvent> => {
      const version = this.recorded.length + place;
      const stored = { id: named(`entry ${version}`), type: event.type, schemaVersion: event.schemaVersion, data: {}, stream: streamName('pathway', named('citizen')) };
      return { event, stored: { ...stored, version, position: BigInt(version), metadata: { ...metadata, effective: event.effective } } };
    });
    this.recorded = [...this.recorded, ...appended];
    return appended.map(({ stored }) => stored.id);
  }

  private compare(days: readonly number[]): void {
    const state = stateAsKnown(pathway, this.recorded);
    for (const day of days) assert.deepEqual(keptOn(state, day, date), toldOn(this.told, day, date), `day ${day}, ${date(day)}:\n${this.history()}`);
  }

  private history(): string {
    return this.said.map(({ saying: { facts, counts } }) => `${counts ? ' ' : '-'} ${facts.map((fact) => JSON.stringify(fact)).join(' ')}`).join('\n');
  }
}
