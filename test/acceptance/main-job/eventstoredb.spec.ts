import { startEventStoreDbDouble } from '#testing/eventstoredb-double/index.js';
import { describeMainJobOn } from './main-job.js';

describeMainJobOn('EventStoreDB (against the protocol double) and PostgreSQL', async () => {
  const double = await startEventStoreDbDouble();
  return { environment: { EVENT_STORE: 'eventstoredb', EVENTSTORE_URL: double.url }, stop: () => double.stop() };
});
