import { Injectable } from '@nestjs/common';
import { type CorrectTilbudEntries, type TilbudCommand } from '#domain';
import { type Uuid } from '#kernel';
import { type Recorded } from '../answer/recorded.js';
import { type Versioned } from '../answer/versioned.js';
import { DecideOnTilbud } from '../commands/decide-on-tilbud.js';
import { Recorder } from '../commands/recorder.js';
import { type Asking, metaOf } from '../request/asking.js';

/** Carries what is asked of a tilbud of the asker's municipality to it. */
@Injectable()
export class DecidingAtTilbud {
  constructor(private readonly recorder: Recorder) {}

  /**
   * @param id of what comes to be, or is spoken of
   * @param citizenId whom it is about
   * @throws Problem
   */
  record(tilbudId: Uuid, command: TilbudCommand | CorrectTilbudEntries, asking: Asking, id: Uuid, citizenId?: Uuid): Promise<Versioned<Recorded>> {
    const given = { meta: metaOf(asking), expectedVersion: asking.expectedVersion };
    return this.recorder.record(new DecideOnTilbud(tilbudId, command, given, citizenId), asking, id);
  }
}
