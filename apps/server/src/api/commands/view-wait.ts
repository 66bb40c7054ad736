import { Inject, Injectable } from '@nestjs/common';
import { type DomainEvent } from '#kernel';
import { VIEW_PROCESSORS } from '#platform';
import { CheckpointWaits, concernedBy, type Processor } from '#processing';
import { type Done } from '../answer/answer-of-outcome.js';

/** Waits until the views show what was just recorded. */
@Injectable()
export class ViewWait {
  constructor(
    private readonly waits: CheckpointWaits,
    @Inject(VIEW_PROCESSORS) private readonly processors: readonly Processor[],
  ) {}

  /** True when the views have come so far; false when nobody asked for it, or the time was up before. */
  async after<Event extends DomainEvent>(outcome: Done<Event>, waitMs: number | undefined): Promise<boolean> {
    if (waitMs === undefined) return false;
    const concerned =
      outcome.status === 'accepted'
        ? concernedBy(this.processors, outcome.events.map(({ type }) => type))
        : this.processors.map(({ name }) => name);
    return this.waits.waitFor(concerned, outcome.position, waitMs);
  }
}
