import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { type Pool } from 'pg';
import { Delivery } from '#delivery';
import { openWakeUps } from '#delivery/wake-ups/index.js';
import { type BackgroundParts } from './background-parts.js';
import { deliveryHealth } from './delivery-health.js';
import { measureDelivery } from './measure-delivery.js';
import { openChannels } from './open-channels.js';

/** Begins to see to what is due: woken through the queue, and by a sweep. */
export async function openDelivery(parts: BackgroundParts, pool: Pool): Promise<Delivery> {
  const { given, database, store, commands, codec, policies, health } = parts;
  const { configuration, logger, shutdown, metrics, clock, ids } = given;
  const { redisUrl } = configuration;
  const wakeUps = await openWakeUps({
    backend: redisUrl === undefined ? { kind: 'postgres', url: database.url } : { kind: 'redis', url: redisUrl },
    clock,
    report: ({ task, code }) => {
      logger.warn({ task, code }, 'the queue of wake-ups failed; the sweep finds what is due');
    },
  });
  const delivery: Delivery = new Delivery({
    pool,
    store,
    commands,
    codec,
    clock,
    ids,
    policies,
    municipality: configuration.municipality,
    channels: await openChannels(parts),
    wakeUps,
    ...configuration.delivery,
    owner: `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`,
    hooks: measureDelivery(logger, metrics, pool, () => delivery.health()),
  });
  await delivery.start();
  // Stopping lets attempts under way end, and lets go of the queue.
  shutdown.onClose('delivery', () => delivery.stop());
  health.register('delivery', deliveryHealth(delivery, clock));
  return delivery;
}
