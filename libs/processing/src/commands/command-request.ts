import {
  type Decider,
  type DomainEvent,
  type EventCatalogue,
  type Instant,
  type Judge,
  type Metadata,
  type MunicipalityCode,
  type Position,
  type Recorded,
  type Refusal,
  type StreamName,
  type Uuid,
} from '#kernel';

/** What is known of a command beside what it asks. */
export type CommandMeta = Pick<Metadata, 'commandId' | 'correlationId' | 'causationId' | 'actor' | 'municipality' | 'fingerprint'>;

/** A command, and all that is needed to carry it out. */
export interface CommandRequest<Command, Event extends DomainEvent, State, Circumstances> {
  readonly stream: StreamName;
  /** Decides on the state that the corrected history leads to, or on the entries themselves. */
  readonly decider: Decider<Command, Event, State, Circumstances> | Judge<Command, Event, Circumstances>;
  readonly catalogue: EventCatalogue<Event>;
  readonly command: Command;
  /** What the decision is taken in the light of; `now` is when it will have been recorded. */
  readonly circumstances: (now: Instant, recorded: readonly Recorded<Event>[]) => Circumstances | Promise<Circumstances>;
  /**
   * Why the asker may not even know of the stream; undefined where they may. Asked before anything else, so that the
   * answer tells nothing, not even a version.
   */
  readonly outOfReach?: (recorded: readonly Recorded<Event>[], now: Instant) => Refusal | undefined;
  /** Whose the events are, once they have happened; the municipality that `meta` names when absent. */
  readonly belongsTo?: (recorded: readonly Recorded<Event>[], events: readonly Event[], now: Instant) => MunicipalityCode | undefined;
  readonly meta: CommandMeta;
  /** The version the asker saw (`If-Match`); another one is a conflict. */
  readonly expectedVersion?: number | 'no-stream' | undefined;
  /** The citizen whose key seals what the events say of a person. */
  readonly subject?: Uuid | undefined;
  /** Whether the decision needs to see what was written of persons; yes when absent. */
  readonly personal?: 'open' | 'sealed' | undefined;
  /** How often it is decided again because others were faster; 3 times when absent. More where many ask for the same at once. */
  readonly conflictRetries?: number | undefined;
}

/** What came of a command. Only `accepted` with events has written anything. */
export type Outcome<Event extends DomainEvent> =
  | {
      readonly status: 'accepted';
      /** The stream's version now; -1 where nothing happened and there is no stream. */
      readonly version: number;
      readonly position: Position;
      readonly events: readonly Event[];
    }
  | { readonly status: 'refused'; readonly refusal: Refusal }
  /** Had been carried out before; version and position are those of its last event. */
  | { readonly status: 'repeated'; readonly version: number; readonly position: Position }
  /** The stream is not at the expected version, or others were faster too often; null where there is no stream. */
  | { readonly status: 'conflict'; readonly actual: number | null }
  /** The command id stands in the stream for something else that was asked. */
  | { readonly status: 'key-reused' };
