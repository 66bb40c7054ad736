import { Injectable } from '@nestjs/common';
import { CommandBus, type Command } from '@nestjs/cqrs';
import { type EntriesCommand, type PathwayCommand } from '#domain';
import { type DomainEvent, type Uuid } from '#kernel';
import { type Outcome } from '#processing';
import { done } from '../answer/answer-of-outcome.js';
import { Recorded } from '../answer/recorded.js';
import { Versioned } from '../answer/versioned.js';
import { type Asking, metaOf } from '../request/asking.js';
import { DecideOnPathway } from './decide-on-pathway.js';
import { ViewWait } from './view-wait.js';

/** Carries a request's command to the bus, and its outcome back as an answer. */
@Injectable()
export class Recorder {
  constructor(
    private readonly bus: CommandBus,
    private readonly views: ViewWait,
  ) {}

  /**
   * Records something on a citizen's pathway.
   * @param id of what comes to be, or is spoken of
   * @throws Problem
   */
  onPathway(citizenId: Uuid, command: PathwayCommand | EntriesCommand, asking: Asking, id: Uuid): Promise<Versioned<Recorded>> {
    return this.record(new DecideOnPathway(citizenId, command, { meta: metaOf(asking), expectedVersion: asking.expectedVersion }), asking, id);
  }

  /** Records what a command asks for. @throws Problem */
  async record<Event extends DomainEvent>(command: Command<Outcome<Event>>, asking: Asking, id: Uuid): Promise<Versioned<Recorded>> {
    return this.answer(await this.bus.execute(command), asking, id);
  }

  /** Answers with what came of a command. @throws Problem */
  async answer<Event extends DomainEvent>(outcome: Outcome<Event>, asking: Asking, id: Uuid): Promise<Versioned<Recorded>> {
    const carriedOut = done(outcome, asking.expectedVersion);
    const waited = await this.views.after(carriedOut, asking.waitMs);
    return new Versioned(new Recorded(id, carriedOut.version, carriedOut.position.toString()), carriedOut.version, waited);
  }
}
