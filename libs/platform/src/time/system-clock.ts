import { type Clock, instantFromMillis } from '#kernel';

/** The machine's clock. */
export const systemClock: Clock = { now: () => instantFromMillis(Date.now()) };
