import { END, streamNameFilter, type AllStreamResolvedEvent } from '@eventstore/db-client';
import { type Connection, type Session } from './connection.js';
import { failureOf, NoAnswer } from './failures.js';
import { type Settings } from './settings.js';
import { isSystemEvent } from './stored-form.js';
import { Backoff, pause } from './waiting.js';

/** Every stream but the server's own. */
const OUR_STREAMS = '^[^$]';

/**
 * Tells the subscriptions of a store that there may be something new. It listens to the end of the log through one
 * subscription of the client, which it replaces whenever it is lost, and rings for every event, for every loss, and
 * whenever it listens again. It only rings: what is new the subscriptions read themselves. So a dropped, slow, frozen
 * or forgetful subscription of the client can make them late, but can make them neither skip nor repeat anything.
 */
export class Doorbell {
  readonly #connection: Connection;
  readonly #settings: Settings;
  readonly #waiting = new Set<() => void>();
  #rings = 0;
  #listeners = 0;
  #closed = false;
  #stop: AbortController | undefined;
  #distrusted: (() => void) | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(connection: Connection, settings: Settings) {
    this.#connection = connection;
    this.#settings = settings;
  }

  /** How often it has rung. */
  get rings(): number {
    return this.#rings;
  }

  /** Has it listen, until the returned function is called. */
  listen(): () => void {
    this.#listeners += 1;
    if (this.#listeners === 1 && !this.#closed) {
      const stop = (this.#stop = new AbortController());
      this.#running = this.#running.then(() => this.#run(stop.signal));
    }
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#listeners -= 1;
      if (this.#listeners === 0) this.#stop?.abort();
    };
  }

  /**
   * Waits for it to ring more often than the caller heard.
   * @returns false when it was quiet for so long, or the signal aborted
   */
  async ringing(heard: number, ms: number, signal: AbortSignal): Promise<boolean> {
    if (this.#rings === heard && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', wake);
          this.#waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        signal.addEventListener('abort', wake);
        this.#waiting.add(wake);
      });
    }
    return this.#rings !== heard;
  }

  /** Something was there and it had not rung: it is to listen anew. */
  distrust(): void {
    this.#distrusted?.();
  }

  /** Ends its listening for good. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#stop?.abort();
    await this.#running;
  }

  #ring(): void {
    this.#rings += 1;
    for (const wake of [...this.#waiting]) wake();
  }

  async #run(stop: AbortSignal): Promise<void> {
    const backoff = new Backoff(this.#settings);
    while (!stop.aborted) {
      try {
        await this.#connection.use((session) => this.#listenOn(session, stop, () => backoff.reset()));
      } catch (error) {
        if (!stop.aborted) this.#settings.log.warn({ what: failureOf(error).what }, 'event store subscription was lost');
      }
      if (stop.aborted) return;
      this.#ring();
      await pause(backoff.next(), stop);
    }
  }

  /** Rings until the subscription is lost, with an error or without, or is no longer wanted. */
  #listenOn({ client, retired }: Session, stop: AbortSignal, confirmed: () => void): Promise<void> {
    const filter = streamNameFilter({ regex: OUR_STREAMS });
    const subscription = client.subscribeToAll({ fromPosition: END, filter, requiresLeader: true });
    return new Promise<void>((resolve, reject) => {
      const settle = (by: () => void): void => {
        clearTimeout(unconfirmed);
        for (const signal of [stop, retired]) signal.removeEventListener('abort', leave);
        this.#distrusted = undefined;
        subscription.removeListener('data', each).removeListener('end', ended).removeListener('close', ended);
        by();
        subscription.resume();
        subscription.unsubscribe().catch(() => undefined);
      };
      const each = ({ event }: AllStreamResolvedEvent): void => {
        if (event && !isSystemEvent(event)) this.#ring();
      };
      const ended = (): void => settle(() => reject(new Error('ended')));
      const leave = (): void => settle(resolve);
      const { attemptTimeoutMs } = this.#settings;
      const unconfirmed = setTimeout(() => settle(() => reject(new NoAnswer(attemptTimeoutMs))), attemptTimeoutMs);
      this.#distrusted = () => settle(() => reject(new NoAnswer(this.#settings.watchdogMs)));

      // Stays for good: the client may report an error long after nobody listens, which would end the process.
      subscription.on('error', (error) => settle(() => reject(error)));
      subscription.on('confirmation', () => {
        clearTimeout(unconfirmed);
        confirmed();
        this.#ring();
      });
      subscription.on('data', each).on('end', ended).on('close', ended);
      for (const signal of [stop, retired]) {
        if (signal.aborted) leave();
        else signal.addEventListener('abort', leave);
      }
    });
  }
}
