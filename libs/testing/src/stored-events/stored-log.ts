import {
  derivedId,
  type DomainEvent,
  type Instant,
  instantFromMillis,
  type JsonObject,
  type MunicipalityCode,
  type StoredEvent,
  streamName,
  system,
  type Uuid,
} from '#kernel';

/** 2026-01-01T00:00Z: when the invented logs of the tests begin. */
const BEGIN = Date.UTC(2026, 0, 1);

/**
 * A log of invented events, written by hand: each call is one append, a minute after the one before. It gives stored
 * events as an engine would, for tests of what reads the log.
 */
export class StoredLog {
  readonly events: StoredEvent[] = [];
  private readonly versions = new Map<string, number>();
  private appends = 0;

  constructor(private readonly municipality = '621' as MunicipalityCode) {}

  /** Appends events to `category-id` at one instant, and gives that instant. */
  append(category: string, id: string, ...happened: readonly DomainEvent[]): Instant {
    return this.appendIn(this.municipality, category, id, ...happened);
  }

  /** The same, of a municipality's. */
  appendIn(municipality: MunicipalityCode, category: string, id: string, ...happened: readonly DomainEvent[]): Instant {
    const recordedAt = instantFromMillis(BEGIN + 60_000 * this.appends++);
    const stream = streamName(category, id);
    const commandId = derivedId('stored-log', String(this.appends));
    for (const event of happened) {
      const version = (this.versions.get(stream) ?? -1) + 1;
      this.versions.set(stream, version);
      this.events.push({
        id: derivedId(commandId, String(version)),
        type: event.type,
        schemaVersion: event.schemaVersion,
        data: event.data as JsonObject,
        metadata: {
          recordedAt,
          effective: event.effective,
          ...(event.effectiveAt === undefined ? {} : { effectiveAt: event.effectiveAt }),
          actor: system,
          municipality,
          commandId,
          correlationId: commandId,
          causationId: commandId,
        },
        stream,
        version,
        position: BigInt(this.events.length + 1),
      });
    }
    return recordedAt;
  }
}

/** The nth of a row of invented ids. */
export function inventedId(kind: string, n: number): Uuid {
  return derivedId('invented', kind, String(n));
}
