import { type BenchDatabase, type BenchServer } from './bench-database.js';

/** What a benchmark has to work with. */
export interface BenchContext {
  /** Makes an empty database on the run's server; removed with the server. */
  newDatabase(): Promise<BenchDatabase>;
  /** Makes a database with something in it, or finds the one that was kept from another run. */
  readonly filledDatabase: BenchServer['filledDatabase'];
  /** Rounds to measure. */
  readonly rounds: number;
  /** Prints a line for the person who waits. */
  readonly say: (line: string) => void;
}

/** What a benchmark came to. */
export interface BenchResult {
  /** What was compared, by name. */
  readonly ratios: Readonly<Record<string, number>>;
  /** What each ratio is to reach at least. */
  readonly targets: Readonly<Record<string, number>>;
  /** Further numbers worth keeping, with their unit in the name. */
  readonly figures?: Readonly<Record<string, number>>;
  /** Controls that swung too much for their ratio to be trusted. */
  readonly unsteady: readonly string[];
}

/** One benchmark: `npm run bench -- <name>`. */
export type Benchmark = (context: BenchContext) => Promise<BenchResult>;
