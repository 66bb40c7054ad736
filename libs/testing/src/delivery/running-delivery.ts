import { Delivery, type DeliveryParts, planners } from '#delivery/delivery.js';
import { dueView } from '#delivery/due/due-view.js';
import { deliveryMigrations } from '#delivery/migrations.js';
import { type Position } from '#kernel';
import { migrate } from '#platform/postgres/migrations/migrate.js';
import { advisoriesView } from '#read-models';
import { installViews, type ProcessingHooks, ProcessorRunner, viewProcessor } from '#processing';
import { processingDatabase, type ProcessingDatabase } from '../processing/processing-database.js';
import { DeliveryWorld, MUNICIPALITY } from './delivery-world.js';
import { RecordingChannel } from './recording-channel.js';
import { SilentWakeUps } from './silent-wake-ups.js';

/** A world on PostgreSQL whose processors run, and deliveries on it. */
export class RunningDelivery {
  readonly channel = new RecordingChannel();
  readonly world: DeliveryWorld;
  readonly failures: string[] = [];
  private runner: ProcessorRunner | undefined;
  private readonly deliveries: Delivery[] = [];
  private readonly processors: ConstructorParameters<typeof ProcessorRunner>[0]['processors'];

  private constructor(readonly database: ProcessingDatabase) {
    this.world = new DeliveryWorld(database.store);
    this.processors = [...planners(this.world), viewProcessor(dueView, { failure: 'halt' }), viewProcessor(advisoriesView, { failure: 'halt' })];
  }

  static async open(): Promise<RunningDelivery> {
    const database = await processingDatabase();
    await migrate(database.pool, deliveryMigrations);
    await installViews(database.pool, [dueView, advisoriesView]);
    const running = new RunningDelivery(database);
    running.startProcessors();
    return running;
  }

  startProcessors(): void {
    const committed: ProcessingHooks['committed'] = (...what) => {
      for (const { processingHooks } of this.deliveries) processingHooks.committed?.(...what);
    };
    this.runner = new ProcessorRunner({ ...this.database, processors: this.processors, hooks: { committed } });
    this.runner.start();
  }
  async stopProcessors(): Promise<void> {
    await this.runner?.stop();
    this.runner = undefined;
  }

  /** A process that delivers. Its queue wakes nobody unless another is given; its sweeps are asked for by the test. */
  delivery(parts: Partial<DeliveryParts> = {}): Delivery {
    const { world, database, channel } = this;
    const delivery = new Delivery({
      municipality: MUNICIPALITY,
      ...world,
      pool: database.pool,
      store: database.store,
      channels: channel.channels(world.codec),
      wakeUps: new SilentWakeUps(),
      owner: `delivery-${this.deliveries.length}`,
      retry: { attempts: 3, firstMs: 1000, longestMs: 60_000 },
      hooks: { failed: (kind, failure) => this.failures.push(`${kind} ${failure}`) },
      ...parts,
    });
    this.deliveries.push(delivery);
    return delivery;
  }

  /** Waits until the processors have seen to all that is in the log, and to what they themselves have written into it. */
  async caughtUp(): Promise<Position> {
    for (;;) {
      const head = await this.database.store.head();
      const names = this.processors.map(({ name }) => name);
      if (!(await this.database.waits.waitFor(names, head, 30_000))) throw new Error('the processors did not catch up');
      if ((await this.database.store.head()) === head) return head;
    }
  }

  async drop(): Promise<void> {
    await Promise.all(this.deliveries.map((delivery) => delivery.stop()));
    await this.stopProcessors();
    await this.database.drop();
  }
}
