import { Injectable } from '@nestjs/common';
import { taken } from '#domain';
import { type Uuid } from '#kernel';
import { Problem } from '#platform';
import { AccessLog } from '#privacy';
import { Reach } from '../access/reach.js';
import { type Asking } from '../request/asking.js';

/** Answers for a personnummer that is somebody's already. */
@Injectable()
export class TakenIdentifiers {
  constructor(
    private readonly reach: Reach,
    private readonly accesses: AccessLog,
  ) {}

  /** The problem to answer with (rule CIT-4). What it tells of a person is logged as a look. */
  async problem(owner: Uuid, { actor, municipality, correlationId }: Asking): Promise<Problem> {
    await this.accesses.record({ actor, municipality, citizenId: owner, purpose: 'registration', correlationId });
    const { refusal } = taken(owner, (await this.reach.finds(actor, owner)) !== undefined);
    return new Problem('refused', { rule: refusal.rule, reason: refusal.reason, detail: refusal.text, facts: refusal.facts, field: 'cpr' });
  }
}
