import { type Pool } from 'pg';

const PAGE = 5_000;

/** Reads the whole log by keyset and parses its JSON, and does nothing with it: what any fold must at least do. */
export async function rawScan(pool: Pool): Promise<number> {
  let position = -1n;
  let events = 0;
  for (;;) {
    const { rows } = await pool.query<{ position: string; data: string; metadata: string }>({
      name: 'raw-scan',
      text: `select position::text, stream, version, id::text, type, schema_version, data::text, metadata::text
               from log.events e where e.position > $1 order by e.position limit ${PAGE}`,
      values: [position],
    });
    for (const row of rows) {
      JSON.parse(row.data);
      JSON.parse(row.metadata);
    }
    events += rows.length;
    const last = rows.at(-1);
    if (!last) return events;
    position = BigInt(last.position);
  }
}
