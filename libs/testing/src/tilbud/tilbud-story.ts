import assert from 'node:assert/strict';
import { type Circumstances, type Tilbud, tilbudCatalogue, type TilbudCommand, tilbudDecider, type TilbudEvent } from '#domain';
import { instantInCopenhagen, plainDate, type Actor, type Decision, type JsonObject } from '#kernel';
import { manager, ordinarily } from '../given-when-then/invented.js';

/** What happens at one tilbud, command after command, as a manager of it asks unless something else is said. */
export class TilbudStory {
  private constructor(
    readonly state: Tilbud,
    private readonly light: Circumstances,
    /** All that has happened so far. */
    readonly events: readonly TilbudEvent[],
  ) {}

  static readonly empty = new TilbudStory(tilbudDecider.initial, { ...ordinarily, actor: manager }, []);

  on(date: string, time = '12:00'): TilbudStory {
    const today = plainDate(date);
    return new TilbudStory(this.state, { ...this.light, today, now: instantInCopenhagen(today, time) }, this.events);
  }

  by(actor: Actor, municipality = this.light.municipality): TilbudStory {
    return new TilbudStory(this.state, { ...this.light, actor, municipality }, this.events);
  }

  decide(command: TilbudCommand): Decision<TilbudEvent> {
    return tilbudDecider.decide(command, this.state, this.light);
  }

  /** The story with the command carried out. @throws AssertionError when it is refused, or an event could not be stored */
  then(...commands: readonly TilbudCommand[]): TilbudStory {
    return commands.reduce<TilbudStory>((story, command) => {
      const decision = story.decide(command);
      assert(decision.accepted, decision.accepted ? '' : `${command.type} is refused: ${decision.refusal.rule} ${decision.refusal.reason}`);
      for (const { type, schemaVersion, data } of decision.events) tilbudCatalogue.read({ type, schemaVersion, data });
      const state = decision.events.reduce<Tilbud>(tilbudDecider.evolve, story.state);
      return new TilbudStory(state, story.light, [...story.events, ...decision.events]);
    }, this);
  }

  /** The types of what the command makes happen. */
  happens(command: TilbudCommand): readonly string[] {
    return this.then(command).events.slice(this.events.length).map(({ type }) => type);
  }

  /** Asserts that the command is refused under the rule for the reason, and where given with just these facts. */
  refuses(command: TilbudCommand, rule: string, reason: string, facts?: JsonObject): void {
    const decision = this.decide(command);
    assert(!decision.accepted, `${command.type} is accepted`);
    assert.deepEqual({ rule: decision.refusal.rule, reason: decision.refusal.reason }, { rule, reason });
    if (facts !== undefined) assert.deepEqual(decision.refusal.facts, facts);
  }
}
