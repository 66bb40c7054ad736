import { startProgram, type WorkingProcess } from './child-process.js';

export interface ProjectingOptions {
  readonly url: string;
  readonly leaseMs: number;
  readonly batchSize: number;
  /** Where it is to kill itself: `name` or `name:n` of a fault point. */
  readonly fault?: string;
}

/** Keeps the view of counters up to date in a process of its own, until it is killed; on SIGTERM it stops by itself. */
export function startProjecting(options: ProjectingOptions): WorkingProcess {
  return startProgram('./projecting-program.ts', options);
}

export interface RebuildingOptions {
  readonly url: string;
  readonly fault?: string;
}

/** Rebuilds the view of counters in a process of its own. */
export function startRebuilding(options: RebuildingOptions): WorkingProcess {
  return startProgram('./rebuilding-program.ts', options);
}
