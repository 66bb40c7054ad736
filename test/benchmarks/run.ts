import { cpus } from 'node:os';
import { startBenchServer } from './harness/bench-database.js';
import { type Benchmark } from './harness/benchmark.js';

const benchmarks: Readonly<Record<string, () => Promise<{ benchmark: Benchmark }>>> = {
  append: () => import('./append/benchmark.js'),
  'append-peers': () => import('./append-peers/benchmark.js'),
  command: () => import('./command/benchmark.js'),
  visible: () => import('./visible/benchmark.js'),
  replay: () => import('./replay/benchmark.js'),
  scale: () => import('./scale/benchmark.js'),
  queries: () => import('./queries/benchmark.js'),
  'due-burst': () => import('./due-burst/benchmark.js'),
  import: () => import('./import/benchmark.js'),
};

const fewestRounds = 5;
const [name = '', roundsAsked] = process.argv.slice(2);
const load = benchmarks[name];
if (!load) {
  console.error(`Usage: npm run bench -- NAME [ROUNDS], where NAME is one of: ${Object.keys(benchmarks).join(', ')}`);
  process.exit(2);
}

const rounds = Math.max(fewestRounds, Number(roundsAsked ?? fewestRounds) || fewestRounds);
const server = await startBenchServer();
try {
  const say = (line: string) => {
    console.log(line);
  };
  const machine = { node: process.version, cores: cpus().length, postgres: server.version };
  say(`${name}: ${machine.cores} cores, Node ${machine.node}, ${machine.postgres}, ${rounds} rounds`);
  const { benchmark } = await load();
  const result = await benchmark({ newDatabase: () => server.newDatabase(), filledDatabase: (name, fill) => server.filledDatabase(name, fill), rounds, say });
  const missed = Object.entries(result.targets).filter(([key, least]) => !((result.ratios[key] ?? 0) >= least));
  for (const [key, ratio] of Object.entries(result.ratios)) {
    const least = result.targets[key];
    say(`${key}: ${ratio} ×${least === undefined ? '' : `, to reach ${least} ×`}`);
  }
  say(JSON.stringify({ benchmark: name, ...machine, rounds, ...result, reached: missed.length === 0 }));
} finally {
  await server.stop();
}
