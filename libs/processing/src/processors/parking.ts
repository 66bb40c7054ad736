import { type StoredEvent } from '#kernel';
import { type Database } from '#read-models';

/** Those of the streams of which events are parked for a processor. */
export async function parkedStreams(tx: Database, processor: string, events: readonly StoredEvent[]): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ stream: string }>(
    'select distinct stream from processing.parked_events where processor = $1 and stream = any($2)',
    [processor, [...new Set(events.map(({ stream }) => stream))]],
  );
  return new Set(rows.map(({ stream }) => stream));
}

/** Sets events aside: one that failed, with its attempts and what was wrong, or those that wait behind it. */
export async function park(
  tx: Database,
  processor: string,
  events: readonly StoredEvent[],
  attempts = 0,
  failure: string | null = null,
): Promise<void> {
  await tx.query(
    `insert into processing.parked_events (processor, stream, version, position, event_id, type, attempts, failure)
     select $1, p.*, $7, $8 from unnest($2::text[], $3::int[], $4::numeric[], $5::uuid[], $6::text[]) as p
     on conflict (processor, stream, version) do nothing`,
    [
      processor,
      events.map(({ stream }) => stream),
      events.map(({ version }) => version),
      events.map(({ position }) => position.toString()),
      events.map(({ id }) => id),
      events.map(({ type }) => type),
      attempts,
      failure,
    ],
  );
}
