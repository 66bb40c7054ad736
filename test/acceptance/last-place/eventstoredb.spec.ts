import { startEventStoreDbDouble } from '#testing/eventstoredb-double/index.js';
import { describeLastPlaceOn } from './last-place.js';

describeLastPlaceOn('EventStoreDB (against the protocol double)', async () => {
  const double = await startEventStoreDbDouble();
  return { environment: { EVENT_STORE: 'eventstoredb', EVENTSTORE_URL: double.url }, stop: () => double.stop() };
});
