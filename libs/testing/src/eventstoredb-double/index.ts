export { startEventStoreDbDouble, type EventStoreDbDouble } from './start-double.js';
export { type Calls, type Drop, type Faults, type LoggedEvent } from './faults.js';
