import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type PathwayState } from '#domain';
import { ifDead } from '#domain/pathway/case/guard.js';
import { ifMerged } from '#domain/pathway/identity/guard.js';
import { type Uuid } from '#kernel';
import { refusalProblem } from '../answer/answer-of-outcome.js';
import { LookAtPathway } from '../pathways/reading/look-at-pathway.js';
import { type Asking } from '../request/asking.js';

/** Citizens whom something is asked for at a tilbud. The look is logged. */
@Injectable()
export class CitizensInReach {
  constructor(private readonly queries: QueryBus) {}

  /** @throws Problem where the citizen is out of the asker's reach, has been merged into another (rule MRG-1), or has died (rule CIT-1) */
  async living(citizenId: Uuid, asking: Asking): Promise<PathwayState> {
    const { state } = await this.queries.execute(new LookAtPathway(citizenId, 'pathway', asking));
    const objection = ifMerged(state) ?? ifDead(state);
    if (objection && !objection.accepted) throw refusalProblem(objection.refusal);
    return state;
  }
}
