import { type Pool } from 'pg';
import { type Actor, type MunicipalityCode, type Uuid } from '#kernel';

/** Why somebody looked at a citizen. */
export const accessPurposes = ['lookup', 'pathway', 'timeline', 'klippekort', 'merge', 'registration', 'advisory', 'inbox'] as const;
export type AccessPurpose = (typeof accessPurposes)[number];

/** One look at one citizen. */
export interface Access {
  readonly actor: Actor;
  readonly municipality: MunicipalityCode;
  /** Null when the person looked for is not known here. */
  readonly citizenId: Uuid | null;
  readonly purpose: AccessPurpose;
  readonly correlationId: Uuid;
}

/** Keeps who looked at whom. Written before the answer is given: what cannot be logged is not shown. */
export class AccessLog {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  async record({ actor, municipality, citizenId, purpose, correlationId }: Access): Promise<void> {
    await this.pool.query(
      `insert into privacy.access_log (municipality, actor_id, actor_role, actor_unit, citizen_id, purpose, correlation_id)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [municipality, actor.id, actor.role, actor.unit, citizenId, purpose, correlationId],
    );
  }
}
