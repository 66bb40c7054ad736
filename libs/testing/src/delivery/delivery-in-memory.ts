import { AcknowledgementTaker } from '#delivery/answers/acknowledgement-taker.js';
import { type Channels } from '#delivery/channels/channel.js';
import { type Opener } from '#delivery/channels/rendering/citizen-told.js';
import { AdvisorySender } from '#delivery/dispatch/send-advisory.js';
import { Lanes } from '#delivery/lanes/lanes.js';
import { AdvisoryPlanner } from '#delivery/planning/advisory-planner.js';
import { AgreementBook } from '#delivery/planning/agreement-book.js';
import { ADVISORY, advisoryCatalogue, advisoryDecider, type PlannedAdvisory } from '#domain';
import { openMemoryEventStore } from '#event-store/memory/index.js';
import { BEFORE_ALL, fold, readPublic, type StoredEvent, type StreamName } from '#kernel';
import { type CommandHandler } from '#processing';
import { DeliveryWorld, MUNICIPALITY } from './delivery-world.js';
import { noViews } from './no-views.js';
import { RecordingChannel } from './recording-channel.js';

/** An advisory and the stream that it stands on. */
export interface AdvisoryInMemory extends PlannedAdvisory {
  readonly stream: StreamName;
  readonly planned: StoredEvent;
}

const fewRetries = { attempts: 3, firstMs: 1000, longestMs: 60_000 };

/** A world in memory in which a test plans and sends advisories when it says so. */
export class DeliveryInMemory {
  readonly world = new DeliveryWorld(openMemoryEventStore());
  readonly channel = new RecordingChannel();

  /** @param channels the ways to partners; webhooks that end in {@link channel} when absent */
  constructor(private readonly channels: (opener: Opener, world: DeliveryWorld) => Channels = (opener) => this.channel.channels(opener)) {}

  /** Hands the whole log to a planner that has never seen it. */
  async plan(commands: Pick<CommandHandler, 'execute'> = this.world.commands): Promise<void> {
    const planner = new AdvisoryPlanner({ store: this.world.store, commands, policies: this.world.policies }, new AgreementBook(this.world.store));
    for (let after = BEFORE_ALL; ; ) {
      const { events, position } = await this.world.store.readAll({ after, limit: 1000, types: planner.types });
      if (events.length === 0) return;
      await planner.handle(events, noViews);
      after = position;
    }
  }

  /** Plans, and sees that planning all over again does nothing more. */
  async planTwice(): Promise<void> {
    await this.plan();
    const head = await this.world.store.head();
    await this.plan();
    const again = await this.world.store.head();
    if (again !== head) throw new Error('planning again planned something new');
  }

  /** All advisories, in the order in which they were planned. */
  async advisories(): Promise<readonly AdvisoryInMemory[]> {
    const { events } = await this.world.store.readAll({ after: BEFORE_ALL, limit: 1000, types: ['AdvisoryPlanned'] });
    return Promise.all(events.map(async (planned) => {
      const stored = await this.world.store.readStream(planned.stream);
      const advisory = fold(advisoryDecider, stored.map((one) => readPublic(advisoryCatalogue, one).event));
      if (advisory.is === 'none') throw new Error(`${ADVISORY} without a plan`);
      return { ...advisory, stream: planned.stream, planned };
    }));
  }

  /** `kind date fate` of all advisories. */
  async fates(): Promise<readonly string[]> {
    return (await this.advisories()).map(({ content, fate }) => `${content.kind} ${content.about.date} ${fate}`);
  }

  async typesOn(stream: StreamName): Promise<readonly string[]> {
    return (await this.world.store.readStream(stream)).map(({ type }) => type);
  }

  /** Makes one attempt at whatever is due. */
  async dispatch(): Promise<void> {
    const now = this.world.clock.now();
    for (const one of await this.advisories()) if (one.fate === 'open' && one.nextAttemptAt <= now) await this.attempt(one);
  }

  /** Takes what partners' systems answer. */
  acknowledgements(): AcknowledgementTaker {
    return new AcknowledgementTaker({ ...this.world, retry: fewRetries, municipality: MUNICIPALITY });
  }

  attempt({ stream, planned }: AdvisoryInMemory, commands: Pick<CommandHandler, 'execute'> = this.world.commands) {
    const { world } = this;
    const acknowledgements = this.acknowledgements();
    const sender = new AdvisorySender({ ...world, commands, channels: this.channels(world.codec, world), lanes: new Lanes(world.clock), retry: fewRetries, acknowledgements });
    const id = world.ids.next();
    const { correlationId } = planned.metadata;
    return sender.handle({ id, subject: stream, kind: 'advisory-send', reference: id, lane: '', attempts: 0, setbacks: 0, correlationId, causeId: planned.id });
  }
}
