import { setTimeout as pause } from 'node:timers/promises';
import {
  addMillis,
  BEFORE_ALL,
  derivedId,
  laterInstantOf,
  readPublic,
  stateAsKnown,
  type Clock,
  type DomainEvent,
  type Instant,
  type ProposedEvent,
  type Recorded,
  type Refusal,
  type StoredEvent,
  type StreamName,
} from '#kernel';
import { AppendOutcomeUnknown, type AppendResult, type EventStore } from '#event-store';
import { CitizenErased, citizenErased } from '#privacy';
import { type EventCodec } from '../codec/event-codec.js';
import { faultPoint } from '../faults/fault-point.js';
import { type CommandMeta, type CommandRequest, type Outcome } from './command-request.js';
import { InTurn } from '../turns/in-turn.js';

export interface CommandHandlerParts {
  readonly store: EventStore;
  readonly codec: EventCodec;
  readonly clock: Clock;
  /** Waited before an append of unknown outcome is looked into, in milliseconds, doubling each time; 50 by default. */
  readonly retryDelayMs?: number;
}

/** How often a command is usually decided again because others were faster, and how often an unknown outcome is looked into. */
const RETRIES = 3;

/** A decision ready to be appended. */
interface Decided<Event> {
  readonly after: number | null;
  readonly events: readonly Event[];
  readonly proposed: readonly ProposedEvent[];
}

/**
 * Carries out commands: load, fold, decide, append. The append is the only write, so a command happens wholly or not at
 * all, and its id in the stream says that it happened. What a decision throws is a bug and comes through unchanged.
 */
export class CommandHandler {
  private readonly turns = new InTurn();

  constructor(private readonly parts: CommandHandlerParts) {}

  /**
   * @throws AppendOutcomeUnknown when it could not be found out whether the command happened; asking again with the same
   * command id is safe
   * @throws EventStoreUnavailable when nothing was written
   * @throws UnreadableEvent when the stream cannot be read
   */
  execute<Command, Event extends DomainEvent, State, Circumstances>(
    request: CommandRequest<Command, Event, State, Circumstances>,
  ): Promise<Outcome<Event>> {
    return this.turns.run(request.stream, () => this.carryOut(request));
  }

  /**
   * What would come of a command now that is not to be carried out yet, since something else has to be done first. Nothing
   * is written: an accepted one gives the events that would happen, and the version that they would follow. Others may be
   * faster; carrying it out may come to something else.
   * @throws as {@link execute}
   */
  async consider<Command, Event extends DomainEvent, State, Circumstances>(
    request: CommandRequest<Command, Event, State, Circumstances>,
  ): Promise<Outcome<Event>> {
    const stored = await this.parts.store.readStream(request.stream);
    const known = stored.map((one) => readPublic(request.catalogue, one));
    const barred = request.outOfReach?.(known, this.recordingTime(stored));
    if (barred) return { status: 'refused', refusal: barred };
    const earlier = earlierOutcome(stored, request.meta);
    if (earlier) return earlier;
    const after = stored.at(-1)?.version ?? null;
    if (request.expectedVersion !== undefined && request.expectedVersion !== (after ?? 'no-stream')) return { status: 'conflict', actual: after };
    const decided = await this.decide(request, stored, known);
    if ('refusal' in decided) return { status: 'refused', refusal: decided.refusal };
    return { status: 'accepted', version: after ?? -1, position: stored.at(-1)?.position ?? BEFORE_ALL, events: decided.events };
  }

  private async carryOut<Command, Event extends DomainEvent, State, Circumstances>(
    request: CommandRequest<Command, Event, State, Circumstances>,
  ): Promise<Outcome<Event>> {
    let unsure: Decided<Event> | undefined;
    for (let conflicts = 0, unknowns = 0; ; ) {
      const stored = await this.parts.store.readStream(request.stream).catch(whileInDoubt(request, unsure));
      const known = request.outOfReach || request.personal === 'sealed' ? stored.map((one) => readPublic(request.catalogue, one)) : undefined;
      const barred = known && request.outOfReach?.(known, this.recordingTime(stored));
      if (barred) return { status: 'refused', refusal: barred };
      const earlier = earlierOutcome(stored, request.meta);
      if (earlier?.status === 'repeated' && unsure) return { ...earlier, status: 'accepted', events: unsure.events };
      if (earlier) return earlier;

      const after = stored.at(-1)?.version ?? null;
      if (request.expectedVersion !== undefined && request.expectedVersion !== (after ?? 'no-stream')) {
        return { status: 'conflict', actual: after };
      }
      // An append that may still arrive is tried again as it was: deciding anew could refuse what then happens after all.
      const decided = unsure?.after === after ? unsure : await this.decide(request, stored, known);
      if ('refusal' in decided) return { status: 'refused', refusal: decided.refusal };

      const result = await this.append(request, decided, stored).catch(whileInDoubt(request, unsure));
      if (result instanceof AppendOutcomeUnknown) {
        if (++unknowns > RETRIES) throw result;
        unsure = decided;
        await pause((this.parts.retryDelayMs ?? 50) * 2 ** (unknowns - 1));
        continue;
      }
      if (result.appended) return { status: 'accepted', version: result.version, position: result.position, events: decided.events };
      if (++conflicts > (request.conflictRetries ?? RETRIES)) return { status: 'conflict', actual: result.actual };
      unsure = undefined;
    }
  }

  private async decide<Command, Event extends DomainEvent, State, Circumstances>(
    request: CommandRequest<Command, Event, State, Circumstances>,
    stored: readonly StoredEvent[],
    known: readonly Recorded<Event>[] | undefined,
  ): Promise<Decided<Event> | { readonly refusal: Refusal }> {
    const { decider, catalogue, command, meta, stream } = request;
    const recorded = known && request.personal === 'sealed' ? known : await this.parts.codec.open(catalogue, stored);
    const recordedAt = this.recordingTime(stored);
    const circumstances = await request.circumstances(recordedAt, recorded);
    const decision =
      'judge' in decider ? decider.judge(command, recorded, circumstances) : decider.decide(command, stateAsKnown(decider, recorded), circumstances);
    if (!decision.accepted) return { refusal: decision.refusal };
    const { events } = decision;
    const idAt = (place: number) => derivedId(meta.commandId, stream, meta.fingerprint ?? '', String(place));
    try {
      const municipality = request.belongsTo?.(recorded, events, recordedAt) ?? meta.municipality;
      const metadata = { ...metadataOf(meta), municipality, recordedAt };
      const proposed = await this.parts.codec.encode(catalogue, events, { metadata, idAt, subject: request.subject });
      return { after: stored.at(-1)?.version ?? null, events, proposed };
    } catch (error) {
      if (!(error instanceof CitizenErased)) throw error;
      return { refusal: citizenErased };
    }
  }

  private async append(
    { stream }: { readonly stream: StreamName },
    { after, proposed }: Decided<DomainEvent>,
    stored: readonly StoredEvent[],
  ): Promise<AppendResult | AppendOutcomeUnknown> {
    const [first, ...rest] = proposed;
    if (!first) return { appended: true, version: after ?? -1, position: stored.at(-1)?.position ?? BEFORE_ALL };
    faultPoint('command.before-append');
    try {
      const result = await this.parts.store.append(stream, after ?? 'no-stream', [first, ...rest]);
      faultPoint('command.after-append');
      return result;
    } catch (error) {
      if (error instanceof AppendOutcomeUnknown) return error;
      throw error;
    }
  }

  /** Now, or just after the stream's last event where clocks disagree, so that a stream's times only rise. */
  private recordingTime(stored: readonly StoredEvent[]): Instant {
    const now = this.parts.clock.now();
    const last = stored.at(-1)?.metadata.recordedAt;
    return last === undefined ? now : laterInstantOf(now, addMillis(last, 1));
  }
}

/** While an append is in doubt, whatever else fails leaves it in doubt. */
function whileInDoubt({ stream }: { readonly stream: StreamName }, unsure: unknown): (error: unknown) => never {
  return (error) => {
    throw unsure === undefined ? error : new AppendOutcomeUnknown(stream, { cause: error });
  };
}

function earlierOutcome(stored: readonly StoredEvent[], { commandId, fingerprint }: CommandMeta) {
  const last = stored.findLast(({ metadata }) => metadata.commandId === commandId);
  if (!last) return undefined;
  const asked = last.metadata.fingerprint;
  const other = asked !== undefined && fingerprint !== undefined && asked !== fingerprint;
  if (other) return { status: 'key-reused' } as const;
  return { status: 'repeated', version: last.version, position: last.position } as const;
}

/** Exactly the members that an event keeps, whatever else the caller's object carries. */
function metadataOf({ commandId, correlationId, causationId, actor, municipality, fingerprint }: CommandMeta): CommandMeta {
  const meta = { commandId, correlationId, causationId, actor, municipality };
  return fingerprint === undefined ? meta : { ...meta, fingerprint };
}
