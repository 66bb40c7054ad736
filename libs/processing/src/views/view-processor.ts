import { emptyMemory, READ_SCHEMA, type Database, type Memory, type View } from '#read-models';
import { NotReady } from '../postgres/failure.js';
import { type FailurePolicy, type Processor } from '../processors/processor.js';
import { historiesIn } from './histories.js';

/** The name of the processor that keeps a view up to date. */
export function viewProcessorName(view: Pick<View, 'name'>): string {
  return `view-${view.name}`;
}

/**
 * Keeps a view's tables in schema `read` up to date. An event that cannot be folded parks its stream by default: one
 * citizen's rows stand still, everybody else's go on.
 */
export function viewProcessor(view: View, { failure = 'park', batchSize }: { failure?: FailurePolicy; batchSize?: number } = {}): Processor {
  const recent = new WeakMap<object, Memory>();
  /** What is kept in mind of one log says nothing of another. */
  const recentOf = (log: object): Memory => {
    const kept = recent.get(log) ?? emptyMemory();
    recent.set(log, kept);
    return kept;
  };
  return {
    name: viewProcessorName(view),
    types: view.types,
    failure,
    batchSize,
    async handle(events, tx, log) {
      await refuseOtherVersion(view, tx);
      await view.project(events, { db: tx, schema: READ_SCHEMA, histories: historiesIn(log), recent: recentOf(log) });
    },
  };
}

/** While releases change, processes of both may run; neither may write into the other's tables. */
async function refuseOtherVersion(view: View, tx: Database): Promise<void> {
  const { rows } = await tx.query<{ version: number }>('select version from processing.views where name = $1', [view.name]);
  if (rows[0]?.version !== view.version) throw new NotReady(`the tables of view ${view.name} come from another version of it`);
}
