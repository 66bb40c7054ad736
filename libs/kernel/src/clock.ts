import { type Instant } from './instant.js';

/** Tells the time; the one place where it enters. Tests give their own. */
export interface Clock {
  now(): Instant;
}
