import type pg from 'pg';
import { type ProposedEvent, type StreamName } from '#kernel';

/** The log's own row and indexes, with PostgreSQL's sequence for the position: what one would write first. */
export const oneTransactionSchema = `
  create table events (
    position bigint generated always as identity primary key,
    stream text not null,
    version int not null,
    id uuid not null,
    type text not null,
    schema_version int not null,
    data json not null,
    metadata json not null,
    unique (stream, version),
    unique (id, stream)
  )`;

/** One append as a transaction of its own: begin, insert if the stream has the expected version, commit. */
export async function appendInOneTransaction(pool: pg.Pool, stream: StreamName, expected: number, event: ProposedEvent): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rowCount } = await client.query({
      name: 'append',
      text: `insert into events (stream, version, id, type, schema_version, data, metadata)
        select $1, $2::int + 1, $3, $4, $5, $6, $7
        where coalesce((select max(version) from events where stream = $1), -1) = $2`,
      values: [stream, expected, event.id, event.type, event.schemaVersion, JSON.stringify(event.data), JSON.stringify(event.metadata)],
    });
    await client.query('commit');
    if (rowCount !== 1) throw new Error('the stream was not as expected');
  } finally {
    client.release();
  }
}
