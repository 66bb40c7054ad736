import { randomUUID } from 'node:crypto';
import { type Clock, millisOf } from '#kernel';
import { type JobQueue } from './job-queue.js';
import { queueFailure, WakeUpFailure } from './wake-up-failure.js';

/** So many rounds may pass over a beat, with this process's consumer taking nothing, before that consumer counts as stuck. */
const patience = 3;

export interface HeartbeatParts {
  readonly queue: JobQueue;
  readonly clock: Clock;
  /** Milliseconds between two rounds. */
  readonly everyMs: number;
  readonly report: (failure: WakeUpFailure) => void;
  /** Called when the queue answers and has jobs, and this process takes none: to replace its consumer. */
  readonly stuck: () => void;
}

/**
 * Sends a job of its own through the queue, round after round. A beat has come back when some worker has taken it: at once
 * when it was this process's, else the next round finds out. That a process is alive says nothing about this.
 */
export class Heartbeat {
  readonly #parts: HeartbeatParts;
  readonly #sender = randomUUID();
  #number = 0;
  #underWay: { readonly id: string; rounds: number } | undefined;
  #last: number | null = null;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #stopped = false;

  constructor(parts: HeartbeatParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#round = this.#beat().finally(() => {
      if (this.#stopped) return;
      this.#timer = setTimeout(() => this.start(), this.#parts.everyMs);
      this.#timer.unref();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#round;
  }

  /** Milliseconds since 1970 at which a beat was last seen to have come back; null before the first. */
  get last(): number | null {
    return this.#last;
  }

  /** Tells that this process's own consumer took a job, of whatever kind: behind many others a beat may wait for long. */
  taken(id: string): void {
    if (id === this.#underWay?.id) this.#cameBack();
    else if (this.#underWay) this.#underWay.rounds = 0;
  }

  #cameBack(): void {
    this.#underWay = undefined;
    this.#last = millisOf(this.#parts.clock.now());
  }

  async #beat(): Promise<void> {
    try {
      await this.#lookAfterTheLast();
      if (this.#underWay || this.#stopped) return;
      const id = `beat-${this.#sender}-${++this.#number}`;
      this.#underWay = { id, rounds: 0 };
      await this.#parts.queue.add([{ id, name: 'beat', delayMs: 0 }]);
    } catch (error) {
      this.#parts.report(queueFailure('heartbeat', error));
    }
  }

  async #lookAfterTheLast(): Promise<void> {
    const beat = this.#underWay;
    if (!beat) return;
    const state = await this.#parts.queue.stateOf(beat.id);
    if (this.#underWay !== beat) return;
    // Unknown: the queue was emptied, or the beat never reached it. The next one will tell.
    if (state === 'unknown') this.#underWay = undefined;
    if (state === 'taken') this.#cameBack();
    if (state !== 'waits' || ++beat.rounds < patience) return;
    beat.rounds = 0;
    this.#parts.report(new WakeUpFailure('heartbeat', 'STUCK', 'the queue of wake-ups answers and has jobs, but this process takes none'));
    this.#parts.stuck();
  }
}
