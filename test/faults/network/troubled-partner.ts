import { ADVISORY, advisoryCatalogue, type AdvisoryEvent } from '#domain';
import { readPublic, streamName, type Uuid } from '#kernel';
import { type CountingPartner, type Manners, startCountingPartner, webhookManners } from '#testing/delivery/counting-partner.js';
import { MUNICIPALITY } from '#testing/delivery/delivery-world.js';
import { fhirManners, fhirReceiver } from '#testing/delivery/fhir-partner.js';
import { type RunningDelivery } from '#testing/delivery/running-delivery.js';
import { Seeded, writeDueAdvisories } from '../../fixtures/index.js';
import { TroubledWay } from './troubled-way.js';

const manners: Readonly<Record<'webhook' | 'fhir', Manners>> = { webhook: webhookManners, fhir: fhirManners };

/** An advisory: what happened to it, and how it came to the partner. */
export interface Told {
  readonly id: Uuid;
  readonly events: readonly AdvisoryEvent[];
  readonly bodies: readonly string[];
}

/** A partner at the end of a troubled way, and the advisories that are due to it. */
export class TroubledPartner {
  private constructor(
    readonly kind: 'webhook' | 'fhir',
    readonly id: string,
    readonly partner: CountingPartner,
    readonly way: TroubledWay,
    readonly advisories: readonly Uuid[],
  ) {}

  /** @param place tells it from the other partners of a test */
  static async with({ world }: RunningDelivery, kind: 'webhook' | 'fhir', place: number, count: number, seed: number): Promise<TroubledPartner> {
    const partner = await startCountingPartner(manners[kind]);
    const way = await TroubledWay.to(partner.endpoint, Seeded.of(seed, place));
    const [partnerId, now] = [`partner-${place}`, world.clock.now()];
    const { store, codec } = world;
    const written = await writeDueAdvisories({
      store,
      codec,
      municipality: MUNICIPALITY,
      partnerId,
      endpoint: way.endpoint,
      ...(kind === 'fhir' ? { fhir: fhirReceiver } : {}),
      count,
      now,
      dueAt: now,
    });
    return new TroubledPartner(kind, partnerId, partner, way, written);
  }

  async told({ world }: RunningDelivery): Promise<readonly Told[]> {
    const messages = this.partner.messages();
    return Promise.all(
      this.advisories.map(async (id) => {
        const stored = await world.store.readStream(streamName(ADVISORY, id));
        return { id, events: stored.map((one) => readPublic(advisoryCatalogue, one).event), bodies: messages.get(id) ?? [] };
      }),
    );
  }

  async stop(): Promise<void> {
    await this.way.close();
    await this.partner.stop();
  }
}
