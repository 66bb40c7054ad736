import { type Pool, type PoolClient } from 'pg';
import { BEFORE_ALL, type Position } from '#kernel';
import { type EventStore } from '#event-store';
import { emptyMemory, type Histories, type Memory, type Projection, READ_SCHEMA, type View } from '#read-models';
import { ensureCheckpoint } from '../checkpoints/lease.js';
import { rest } from '../processors/rest.js';
import { historiesIn } from '../views/histories.js';
import { viewProcessorName } from '../views/view-processor.js';
import { compareTables, type TableComparison } from './compare-tables.js';
import { pagesAhead } from './pages-ahead.js';
import { ProgressReport, type RebuildProgress } from './rebuild-progress.js';
import { lockCheckpoint, swapTables } from './swap.js';

export interface RebuildOptions {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly view: View;
  /** Events read and projected at a time; 5,000 by default. */
  readonly pageSize?: number;
  /** Whether the new tables are held against the old before the swap: by their number of rows, or row for row. */
  readonly compare?: 'rows' | 'checksum' | undefined;
  readonly onProgress?: (progress: RebuildProgress) => void;
  readonly signal?: AbortSignal;
  /** How often the swap is tried while long reads are in its way; 60 by default, about a second each. */
  readonly swapAttempts?: number;
}

export interface RebuildReport {
  readonly events: number;
  readonly elapsedMs: number;
  /** Where in the log the new tables stand. */
  readonly position: Position;
  /** Empty unless a comparison was asked for. */
  readonly comparison: readonly TableComparison[];
}

/** Somebody else rebuilds the view now. */
export class RebuildUnderWay extends Error {
  constructor(view: string) {
    super(`view ${view} is being rebuilt already`);
    this.name = 'RebuildUnderWay';
  }
}

/**
 * Folds a view anew from the whole log into tables beside the standing ones, and swaps them in one transaction. Until
 * then everything goes on as before; whatever happens before then leaves nothing but a schema that the next rebuild
 * removes. Nothing is parked here: an event that cannot be folded ends the rebuild with its error.
 * @throws RebuildUnderWay
 */
export async function rebuildView(options: RebuildOptions): Promise<RebuildReport> {
  const { pool, view } = options;
  await ensureCheckpoint(pool, viewProcessorName(view));
  const client = await pool.connect();
  const ignore = () => undefined;
  client.on('error', ignore);
  try {
    return await new Rebuild(client, options).run();
  } finally {
    // The session ends a moment after it is released; whoever rebuilds next need not find it still going.
    await client.query('select pg_advisory_unlock_all()').catch(ignore);
    client.off('error', ignore);
    // Ends the session, and with it its settings, its lock and whatever it had not committed.
    client.release(true);
  }
}

class Rebuild {
  private readonly schema: string;
  private readonly progress: ProgressReport;
  private readonly pageSize: number;
  private readonly signal: AbortSignal;
  private readonly histories: Histories;

  constructor(
    private readonly client: PoolClient,
    private readonly options: RebuildOptions,
  ) {
    const { view, store, onProgress, pageSize = 5_000, signal = new AbortController().signal } = options;
    this.schema = `rebuild_${view.name}`;
    this.progress = new ProgressReport(view.name, store, onProgress);
    this.pageSize = pageSize;
    this.signal = signal;
    this.histories = historiesIn(store);
  }

  async run(): Promise<RebuildReport> {
    const { client, schema, progress } = this;
    const { view } = this.options;
    await this.begin();
    await client.query(`drop schema if exists ${schema} cascade; create schema ${schema}; create schema if not exists ${READ_SCHEMA}`);
    await client.query(view.createTables(schema));
    const folded = await this.foldAll();
    await progress.at('constraints', folded);
    await client.query(view.createConstraints(schema));
    for (const table of view.tables) await client.query(`analyze ${schema}.${table}`);
    const reached = await this.fold(schema, folded);
    const { position, comparison } = await this.swap(reached);
    await progress.at('done', position);
    return { events: progress.foldedEvents, elapsedMs: progress.elapsedMs, position, comparison };
  }

  private async begin(): Promise<void> {
    const { client, options } = this;
    // Until the swap nothing is worth waiting for the disk: what is lost is folded again.
    await client.query('set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set synchronous_commit = off');
    // Indexes are built over all rows at once; sorted in memory where they fit.
    await client.query("set maintenance_work_mem = '256MB'");
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as locked', [
      `rebuild of view ${options.view.name}`,
    ]);
    if (!rows[0]?.locked) throw new RebuildUnderWay(options.view.name);
  }

  /** The long way, with a memory. */
  private async foldAll(): Promise<Position> {
    const { client, schema } = this;
    const { view } = this.options;
    const memory = emptyMemory();
    const position = await this.fold(schema, BEFORE_ALL, memory);
    if (view.flush) {
      await client.query('begin');
      await view.flush({ ...this.projection(schema), rebuild: memory });
      await client.query('commit');
    }
    return position;
  }

  /**
   * Folds from a position to where the log ended when it began, a transaction a page; gives how far it came. What is
   * written meanwhile is left to the next phase, or a busy log would be run after for ever.
   */
  private async fold(schema: string, after: Position, memory?: Memory): Promise<Position> {
    const { client, progress, options } = this;
    const phase = memory ? 'folding' : 'catching-up';
    const target = await options.store.head();
    let position = after;
    for await (const page of pagesAhead(options.store, after, options.view.types, this.pageSize)) {
      this.signal.throwIfAborted();
      if (page.events.length > 0) {
        await client.query('begin');
        await options.view.project(page.events, { ...this.projection(schema), rebuild: memory });
        await client.query('commit');
      }
      position = page.position;
      await progress.at(phase, position, page.events.length);
      if (position >= target) break;
    }
    return position;
  }

  private async swap(reached: Position): Promise<{ position: Position; comparison: readonly TableComparison[] }> {
    const { client, options } = this;
    const attempts = options.swapAttempts ?? 60;
    for (let attempt = 1; ; attempt++) {
      this.signal.throwIfAborted();
      try {
        return await this.swapOnce(reached);
      } catch (error) {
        await client.query('rollback');
        if (!isLockTimeout(error) || attempt >= attempts) throw error;
        await rest(500, this.signal);
      }
    }
  }

  private async swapOnce(reached: Position): Promise<{ position: Position; comparison: readonly TableComparison[] }> {
    const { client, schema, options, progress } = this;
    const { view, compare } = options;
    await client.query("begin; set local synchronous_commit = on; set local lock_timeout = '10s'");
    const standing = await lockCheckpoint(client, view);
    const head = await options.store.head();
    const position = await this.foldUpTo(schema, reached, head > standing ? head : standing);
    await progress.at('swapping', position);
    let comparison: readonly TableComparison[] = [];
    if (compare) {
      // Both sides of a comparison are to stand at the same event.
      if (await this.isOfThisVersion()) await this.foldUpTo(READ_SCHEMA, standing, position, position);
      comparison = await compareTables(client, view.tables, { before: READ_SCHEMA, after: schema }, compare === 'checksum');
    }
    await swapTables(client, view, schema, position);
    await client.query('commit');
    return { position, comparison };
  }

  /** Folds within the present transaction until at least `target`, and nothing behind `last`. */
  private async foldUpTo(schema: string, after: Position, target: Position, last?: Position): Promise<Position> {
    const { options } = this;
    let position = after;
    while (position < target) {
      const page = await options.store.readAll({ after: position, types: options.view.types, limit: this.pageSize });
      const events = last === undefined ? page.events : page.events.filter((event) => event.position <= last);
      if (events.length > 0) await options.view.project(events, this.projection(schema));
      // An empty page says that the log has been looked through to its end, and so beyond the target.
      if (page.events.length === 0) return page.position > target ? page.position : target;
      position = page.position;
    }
    return position;
  }

  private projection(schema: string): Projection {
    return { db: this.client, schema, histories: this.histories };
  }

  private async isOfThisVersion(): Promise<boolean> {
    const { view } = this.options;
    const { rows } = await this.client.query<{ version: number }>('select version from processing.views where name = $1', [view.name]);
    return rows[0]?.version === view.version;
  }
}

function isLockTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '55P03';
}
