import { openPostgresEventStore } from '#event-store/postgres/index.js';
import { addDays, type PlainDate, plainDate } from '#kernel';
import { migrationsOf } from '#platform/database/migrations.js';
import { migrate } from '#platform/postgres/migrations/migrate.js';
import { newSecretsText, parseSecrets, type SecretsText } from '#privacy';
import { rebuildView } from '#processing';
import { placementsView, tasksView } from '#read-models';
import { fillLog, placesOf, planned, Seeded, sizes } from '../../fixtures/index.js';
import { type BenchDatabase } from '../harness/bench-database.js';
import { type Benchmark } from '../harness/benchmark.js';
import { closedLoop } from '../harness/closed-loop.js';
import { median, percentile, rounded } from '../harness/statistics.js';
import { LoadClient } from '../service/client.js';
import { startMeasuredService } from '../service/start.js';

/** Milliseconds: what the 99th percentile of each may be. */
const BOUND = 20;
const CALLERS = 2;
const SECONDS = 5;

const plan = planned({ active: Number(process.env['BENCH_CITIZENS'] ?? sizes.denmarkAllAdults), from: plainDate('2025-01-01'), through: plainDate('2026-10-31') });

/** Time that a client waits for who is where, a citizen's timeline, and a unit's tasks, in the largest of all installations. */
export const benchmark: Benchmark = async ({ filledDatabase, rounds, say }) => {
  const most = Number(process.env['BENCH_EVENTS'] ?? 2_000_000);
  const database = await filledDatabase(`bench_queries_${plan.active}_${most}`, (empty) => fill(empty, most, say));
  const secrets = database.told;
  const citizens = await citizensIn(database);
  const service = await startMeasuredService(database.url, {
    ROLES: 'server',
    MASTER_KEYS: secrets.masterKeys,
    IDENTIFIER_KEY: secrets.identifierKey,
    FINGERPRINT_KEY: secrets.fingerprintKey,
  });
  const client = new LoadClient(service.url, CALLERS);
  const waits: Record<string, number[]> = {};
  try {
    for (let round = -1; round < rounds; round++) {
      const chance = Seeded.of(plan.seed, 1_000 + round);
      for (const [name, path] of Object.entries(questions(citizens))) {
        const times: number[] = [];
        await closedLoop(CALLERS, SECONDS, async () => {
          const asked = path(chance);
          const began = performance.now();
          await client.get(asked, 'leder');
          times.push(performance.now() - began);
        });
        const p99 = percentile(times, 0.99);
        say(`${round < 0 ? 'warming up' : `round ${round + 1} of ${rounds}`}: ${name}: ${times.length} answers, p50 ${rounded(percentile(times, 0.5))} ms, p99 ${rounded(p99)} ms`);
        if (round >= 0) (waits[name] ??= []).push(p99);
      }
    }
  } finally {
    client.close();
    await service.stop();
  }
  const names = Object.keys(waits);
  return {
    ratios: Object.fromEntries(names.map((name) => [name, rounded(BOUND / median(waits[name]!))])),
    targets: Object.fromEntries(names.map((name) => [name, 1])),
    figures: Object.fromEntries(names.flatMap((name) => [
      [`${name}, p99, ms`, rounded(median(waits[name]!))],
      [`${name}, highest p99, ms`, rounded(Math.max(...waits[name]!))],
    ])),
    unsteady: [],
  };
};

/** What is asked, each time of somebody or somewhere else. */
function questions(citizens: readonly string[]): Readonly<Record<string, (chance: Seeded) => string>> {
  const { botilbud, bostoette } = placesOf(plan.code, plan.active);
  const tilbud = [...botilbud, ...bostoette].map(({ tilbudId }) => tilbudId);
  const date = (chance: Seeded): PlainDate => addDays(plan.from, chance.between(30, 240));
  return {
    placements: (chance) => `/api/placements?asOf=${date(chance)}`,
    'placements of a tilbud': (chance) => `/api/placements?asOf=${date(chance)}&tilbudId=${chance.oneOf(tilbud)}`,
    timeline: (chance) => `/api/pathways/${chance.oneOf(citizens)}/timeline`,
    tasks: (chance) => `/api/follow-ups?state=open&unit=${chance.oneOf(tilbud)}`,
  };
}

/** Fills the log and its views, and tells the secrets that open it. */
async function fill(database: BenchDatabase, most: number, say: (line: string) => void): Promise<SecretsText> {
  const secrets = newSecretsText('bench');
  const pool = database.openPool(4);
  await migrate(pool, migrationsOf({ eventStore: { engine: 'postgres' } }));
  await fillLog(pool, plan, { most, secrets: parseSecrets(secrets), say });
  const store = openPostgresEventStore({ pool, timeoutMs: 60_000, attemptMs: 60_000 });
  for (const view of [placementsView, tasksView]) {
    say(`building ${view.name}`);
    await rebuildView({ pool, store, view });
  }
  await store.close();
  await pool.query('vacuum analyze');
  return secrets;
}

async function citizensIn(database: BenchDatabase): Promise<readonly string[]> {
  const { rows } = await database.openPool(1).query<{ id: string }>(`select substr(stream, 9) as id from log.events where type = 'PathwayOpened'`);
  return rows.map(({ id }) => id);
}
