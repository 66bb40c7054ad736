import { addDays, type DomainEvent, instantFromMillis, plainDate } from '#kernel';
import { type Pool } from 'pg';
import { courseOf, type Happening } from './course.js';
import { Seeded } from './seeded.js';

/** So many citizens are under way at the same time, so that a page of the log holds events of many. */
const UNDER_WAY = 2_000;
const CHUNK = 5_000;
const BEGIN = Date.UTC(2016, 0, 1);

/**
 * Fills the log with the courses of invented citizens, mixed with one another as they would be, straight into the table:
 * for measuring what reads it. About forty events a citizen, of which somewhat less than half move somebody.
 */
export async function fillLog(pool: Pool, size: number, say: (line: string) => void): Promise<void> {
  const chance = new Seeded(20_261_122);
  const versions = new Map<string, number>();
  const underWay: { readonly course: readonly Happening[]; next: number }[] = [];
  let rows: unknown[][] = [];
  let position = 0;
  const begin = () => ({ course: courseOf(chance, addDays(plainDate('2016-01-01'), Math.floor((position / size) * 3_600))), next: 0 });
  while (position < size) {
    while (underWay.length < UNDER_WAY) underWay.push(begin());
    const place = chance.below(underWay.length);
    const { course, next } = underWay[place]!;
    const happening = course[next]!;
    const recordedAt = instantFromMillis(BEGIN + position * 300);
    const commandId = chance.uuid();
    for (const event of happening.events) {
      const version = (versions.get(happening.stream) ?? -1) + 1;
      versions.set(happening.stream, version);
      rows.push(rowOf(position++, happening.stream, version, event, { recordedAt, commandId, eventId: chance.uuid() }));
    }
    if (next + 1 < course.length) underWay[place]!.next += 1;
    else underWay[place] = begin();
    if (rows.length >= CHUNK) {
      await write(pool, rows);
      rows = [];
      if (position % 100_000 < CHUNK) say(`generating the log: ${position} of ${size} events`);
    }
  }
  await write(pool, rows);
  await pool.query('vacuum analyze log.events');
}

function rowOf(
  position: number,
  stream: string,
  version: number,
  event: DomainEvent,
  { recordedAt, commandId, eventId }: { readonly recordedAt: string; readonly commandId: string; readonly eventId: string },
): unknown[] {
  const metadata = {
    recordedAt,
    effective: event.effective,
    actor: { id: 'worker-1', role: 'myndighed', unit: 'voksen' },
    municipality: '621',
    commandId,
    correlationId: commandId,
    causationId: commandId,
    fingerprint: 'f'.repeat(64),
  };
  return [position, stream, version, eventId, event.type, event.schemaVersion, JSON.stringify(event.data), JSON.stringify(metadata)];
}

async function write(pool: Pool, rows: readonly unknown[][]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Array.from({ length: 8 }, (_, column) => rows.map((row) => row[column]));
  await pool.query(
    `insert into log.events (position, stream, version, id, type, schema_version, data, metadata)
     select * from unnest($1::bigint[], $2::text[], $3::int[], $4::uuid[], $5::text[], $6::int[], $7::json[], $8::json[])`,
    columns,
  );
}
