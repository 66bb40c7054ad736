import assert from 'node:assert/strict';
import { corrections, type Circumstances, type CorrectEntries, pathway, type PathwayEvent, type PathwayState } from '#domain';
import {
  addMillis,
  type Actor,
  type Decision,
  instant,
  type JsonObject,
  plainDate,
  type Recorded,
  stateAsKnown,
  streamName,
  type Uuid,
} from '#kernel';
import { caseworker, named, ordinarily } from './invented.js';

/** The id of the entry at a place in a recording; the first has 0. */
export function entryAt(place: number): Uuid {
  return named(`entry ${place}`);
}

/** A pathway's stream as the log gives it: each list was recorded by one command, one minute after the one before it. */
export function recordedTogether(appends: readonly (PathwayEvent | readonly PathwayEvent[])[], by: Actor = caseworker): readonly Recorded<PathwayEvent>[] {
  const began = instant('2026-11-22T08:00:00Z');
  const recorded: Recorded<PathwayEvent>[] = [];
  for (const [append, events] of appends.entries()) {
    const commandId = named(`command ${append}`);
    for (const event of [events].flat() as readonly PathwayEvent[]) {
      const version = recorded.length;
      const metadata = {
        recordedAt: addMillis(began, append * 60_000),
        effective: event.effective,
        actor: by,
        municipality: ordinarily.municipality,
        commandId,
        correlationId: commandId,
        causationId: commandId,
      };
      const stored = { id: entryAt(version), type: event.type, schemaVersion: event.schemaVersion, data: {}, metadata };
      recorded.push({ event, stored: { ...stored, stream: streamName('pathway', named('citizen')), version, position: BigInt(version) } });
    }
  }
  return recorded;
}

/** What came of a correction. */
export interface CorrectionOutcome {
  readonly decision: Decision<PathwayEvent>;
  /** Accepted; gives the state that the corrected history leads to. */
  readonly state: PathwayState;
  /** Accepted, and nothing is new. */
  nothingNew(): void;
  refused(rule: string, reason: string, facts?: JsonObject): void;
}

/** Asks for corrections of a recording, one after another; all but the last have to be accepted. */
export function correcting(recorded: readonly Recorded<PathwayEvent>[], commands: readonly Partial<CorrectEntries>[], but: Partial<Circumstances> = {}): CorrectionOutcome {
  let history = recorded;
  let decision: Decision<PathwayEvent> = { accepted: true, events: [] };
  for (const [at, said] of commands.entries()) {
    const command: CorrectEntries = { type: 'CorrectEntries', changes: [], retract: [], because: 'wrong-facts', ...said };
    decision = corrections.judge(command, history, { ...ordinarily, today: plainDate('2026-11-22'), ...but });
    if (decision.accepted) history = [...history, ...behind(history, decision.events, at)];
    else assert.equal(at, commands.length - 1, `refused: ${decision.refusal.rule} ${decision.refusal.reason}`);
  }
  return {
    decision,
    get state() {
      assert(decision.accepted, decision.accepted ? '' : `refused: ${decision.refusal.rule} ${decision.refusal.reason} ${JSON.stringify(decision.refusal.facts)}`);
      return stateAsKnown(pathway, history);
    },
    nothingNew: () => assert.deepEqual(decision, { accepted: true, events: [] }),
    refused: (rule, reason, facts) => {
      assert(!decision.accepted, 'accepted');
      assert.deepEqual({ rule: decision.refusal.rule, reason: decision.refusal.reason }, { rule, reason });
      if (facts !== undefined) assert.deepEqual(decision.refusal.facts, facts);
    },
  };
}

function behind(history: readonly Recorded<PathwayEvent>[], events: readonly PathwayEvent[], at: number): readonly Recorded<PathwayEvent>[] {
  const { stored } = history.at(-1)!;
  return events.map((event, place) => {
    const version = stored.version + 1 + place;
    const metadata = { ...stored.metadata, commandId: named(`correction ${at}`), recordedAt: addMillis(stored.metadata.recordedAt, 60_000) };
    return { event, stored: { ...stored, id: entryAt(version), type: event.type, version, position: BigInt(version), metadata } };
  });
}
