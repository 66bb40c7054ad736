import { addMillis, type Clock, type Instant } from '#kernel';

/** A clock that is set to an hour, and goes on from there. */
export class RunningClock implements Clock {
  #set = performance.now();

  constructor(private at: Instant) {}

  now(): Instant {
    return addMillis(this.at, Math.floor(performance.now() - this.#set));
  }

  moveTo(at: Instant): void {
    this.at = at;
    this.#set = performance.now();
  }
}
