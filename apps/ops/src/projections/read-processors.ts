import { type EventStore } from '#event-store';
import { type Position } from '#kernel';
import { type ProcessorStatus, processorStatus } from '#processing';
import { type Database } from '#read-models';

/** Every processor beside the end of the log. */
export interface ProcessorsRead {
  readonly head: Position;
  readonly processors: readonly ProcessorStatus[];
}

/** The processors are read after the log's end: none of them is shown further behind than it is. */
export async function readProcessors(db: Database, store: Pick<EventStore, 'head'>): Promise<ProcessorsRead> {
  const head = await store.head();
  return { head, processors: await processorStatus(db) };
}
