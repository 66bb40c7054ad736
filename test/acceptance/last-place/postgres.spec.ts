import { describeLastPlaceOn } from './last-place.js';

describeLastPlaceOn('PostgreSQL', () => Promise.resolve({ environment: {}, stop: () => Promise.resolve() }));
