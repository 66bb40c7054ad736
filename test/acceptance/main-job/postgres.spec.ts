import { describeMainJobOn } from './main-job.js';

describeMainJobOn('PostgreSQL alone', () => Promise.resolve({ environment: {}, stop: () => Promise.resolve() }));
