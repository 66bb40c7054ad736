import { describeWithEventStore } from '#testing/eventstoredb-double/describe-with-event-store.js';
import { startEventStoreDbDouble } from '#testing/eventstoredb-double/index.js';
import { eventStoreContract, type OpenedEventStore } from '../contract/index.js';
import { openEventStoreDb } from './open-event-store-db.js';

eventStoreContract('EventStoreDB engine against the protocol double', async () => {
  const double = await startEventStoreDbDouble();
  return opened(double.url, () => double.stop());
});

describeWithEventStore('against a real server', (url) => {
  eventStoreContract('EventStoreDB engine', () => Promise.resolve(opened(url())));
});

function opened(url: string, stop: () => Promise<void> = () => Promise.resolve()): OpenedEventStore {
  const store = openEventStoreDb({ url });
  return {
    store,
    another: () => Promise.resolve(openEventStoreDb({ url })),
    close: async () => {
      await store.close();
      await stop();
    },
  };
}
