import { eventually } from '../waiting/eventually.js';
import { type ServiceClient } from './service-client.js';

/** Waits until delivery has looked for what is due from beginning to end since this was asked. */
export async function swept(client: Pick<ServiceClient, 'get'>): Promise<void> {
  // The first that ends may have begun before.
  for (const which of ['one', 'a whole'] as const) {
    const since = performance.now();
    await eventually(`${which} sweep has passed`, async () => {
      const asked = performance.now();
      const { body } = await client.get('/health/ready');
      return body.details.delivery.sweepAgeMs < asked - since;
    }, 30_000);
  }
}
