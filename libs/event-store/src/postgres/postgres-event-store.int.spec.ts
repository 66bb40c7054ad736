import { eventStoreContract } from '../contract/index.js';
import { openTestLog } from '#testing/event-store/test-log.js';

eventStoreContract('postgres', async () => {
  const log = await openTestLog();
  return { store: log.open(), another: () => Promise.resolve(log.open()), close: () => log.drop() };
});
