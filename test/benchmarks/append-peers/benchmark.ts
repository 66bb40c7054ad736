import { PostgresEventStorageAdapter } from '@castore/event-storage-adapter-postgres';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { eventStoreMigrations, openPostgresEventStore } from '#event-store/postgres/index.js';
import { exampleEvent, exampleStream } from '../append/example-event.js';
import { type Benchmark } from '../harness/benchmark.js';
import { closedLoop } from '../harness/closed-loop.js';
import { compareSides } from '../harness/compare-sides.js';
import { median, rounded } from '../harness/statistics.js';

const callers = 32;
const seconds = 2;
const subject = 'borgerforloeb';
const leastRatio = 1.5;

/** Durable appends a second to new streams at 32 callers, against two other event stores on PostgreSQL, as they come. */
export const benchmark: Benchmark = async ({ newDatabase, rounds, say }) => {
  const [ours, emmetts, castores] = [await newDatabase(), await newDatabase(), await newDatabase()];

  const pool = ours.openPool(2);
  for (const { sql } of eventStoreMigrations) await pool.query(sql);
  const store = openPostgresEventStore({ pool });

  const emmett = getPostgreSQLEventStore(emmetts.url);
  await emmett.schema.migrate();

  await PostgresEventStorageAdapter.createEventTable({ connectionString: castores.url, aggregateId: { type: 'VARCHAR', length: 80 } });
  const castore = new PostgresEventStorageAdapter({ connectionString: castores.url });

  const sides = [
    { name: subject, append: () => store.append(exampleStream(), 'no-stream', [exampleEvent()]) },
    {
      name: 'emmett-postgresql',
      append: () => {
        const { type, data, metadata } = exampleEvent();
        return emmett.appendToStream(exampleStream(), [{ type, data, metadata }], { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' });
      },
    },
    {
      name: 'castore-postgres',
      append: () => {
        const { type, data, metadata } = exampleEvent();
        return castore.pushEvent({ aggregateId: exampleStream(), version: 1, type, payload: data, metadata }, { eventStoreId: 'pathway' });
      },
    },
  ].map(({ name, append }) => ({ name, measure: () => closedLoop(callers, seconds, append) }));

  const peers = sides.slice(1).map(({ name }) => name);
  const compared = await compareSides(`${callers} callers`, 'appends/s', sides, rounds, peers, say);
  await Promise.all([store.close(), emmett.close()]);

  const [best = ''] = [...peers].sort((a, b) => median(compared.measures[b] ?? []) - median(compared.measures[a] ?? []));
  return {
    ratios: {
      'the best peer': compared.ratio(subject, best),
      ...Object.fromEntries(peers.map((peer) => [peer, compared.ratio(subject, peer)])),
    },
    targets: { 'the best peer': leastRatio },
    figures: Object.fromEntries(sides.map(({ name }) => [`${name}, appends/s`, rounded(median(compared.measures[name] ?? []))])),
    unsteady: compared.unsteady,
  };
};
