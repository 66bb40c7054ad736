import { type StoredEvent } from '#kernel';
import { type Database, emptyMemory, type Memory, READ_SCHEMA, type View } from '#read-models';
import { historiesOf } from '../stored-events/histories-of.js';

/** A view's tables in a database, filled from an invented log without processors or checkpoints. */
export class ProjectedView {
  private recent: Memory = emptyMemory();

  constructor(
    private readonly view: View,
    private readonly db: Database,
    /** The log, as it has grown by the time it is read. */
    private readonly log: { readonly events: readonly StoredEvent[] },
  ) {}

  /** Makes the tables anew, empty. Without constraints nothing refuses what no pathway could have led to. */
  async create({ constraints = true } = {}): Promise<void> {
    await this.db.query(`create schema if not exists ${READ_SCHEMA}`);
    for (const table of this.view.tables) await this.db.query(`drop table if exists ${READ_SCHEMA}.${table}`);
    await this.db.query(this.view.createTables(READ_SCHEMA));
    if (constraints) await this.db.query(this.view.createConstraints(READ_SCHEMA));
    this.recent = emptyMemory();
  }

  /** As the everyday processor does it. */
  async project(events: readonly StoredEvent[] = this.log.events): Promise<void> {
    const mine = events.filter(({ type }) => this.view.types.includes(type));
    const { db, recent } = this;
    if (mine.length > 0) await this.view.project(mine, { db, schema: READ_SCHEMA, histories: historiesOf(this.log), recent });
  }

  /** Another process takes over: nothing is remembered. */
  takeOver(): void {
    this.recent = emptyMemory();
  }

  /** As a rebuild does it, but in the place where the view is asked. */
  async rebuild(pages: readonly (readonly StoredEvent[])[]): Promise<void> {
    const projection = { db: this.db, schema: READ_SCHEMA, histories: historiesOf(this.log), rebuild: emptyMemory() };
    for (const page of pages) {
      const mine = page.filter(({ type }) => this.view.types.includes(type));
      if (mine.length > 0) await this.view.project(mine, projection);
    }
    await this.view.flush?.(projection);
  }
}
