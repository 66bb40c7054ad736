import { Injectable } from '@nestjs/common';
import { type MunicipalityCode, type Uuid } from '#kernel';
import { Problem } from '#platform';
import { type Asking } from '../request/asking.js';
import { Reach } from './reach.js';

/** What a list is asked for that decides on whether it may be shown. */
export interface AskedOfList {
  readonly citizenId?: Uuid | undefined;
  /** Another municipality that the asker's performs for. */
  readonly municipality?: MunicipalityCode | undefined;
}

/** How far a list may go: the municipality whose rows it shows, and for staff of a tilbud the one unit. */
export interface ListScope {
  readonly municipality: MunicipalityCode;
  readonly unit?: string;
}

/** Keeps lists within what the asker reaches (rule ACC-1). */
@Injectable()
export class ListReach {
  constructor(private readonly reach: Reach) {}

  /**
   * Nothing where the asker reaches none of it: the list is empty then, as it is about what does not exist.
   * @param byUnit whether the list can be narrowed to one unit: staff of a tilbud have to name a citizen where it cannot
   * @throws Problem `invalid-request` where staff of a tilbud name none
   */
  async scope({ actor, municipality: own }: Asking, { citizenId, municipality = own }: AskedOfList, byUnit: boolean): Promise<ListScope | undefined> {
    if (citizenId !== undefined) {
      const acting = (await this.reach.sees(actor, citizenId)) ? await this.reach.acting(citizenId) : undefined;
      return acting === undefined ? undefined : { municipality: acting };
    }
    if (municipality !== own && !(await this.performsFor(municipality, { actor, own }))) return undefined;
    if (actor.role !== 'botilbud' && actor.role !== 'bostoette') return { municipality };
    if (byUnit) return { municipality, unit: actor.unit };
    throw new Problem('invalid-request', { errors: [{ field: 'citizenId', problem: 'must be given by staff of a tilbud' }] });
  }

  /** Lists are shown as a whole, so only a delegation of all citizens opens another municipality's. */
  private async performsFor(municipality: MunicipalityCode, { actor, own }: Pick<Asking, 'actor'> & { readonly own: MunicipalityCode }): Promise<boolean> {
    const { delegations } = await this.reach.asker(actor);
    return delegations.some(({ from, to, scope }) => from === municipality && to === own && scope.kind === 'all');
  }
}

/** Whether staff of one unit ask for another one's rows. */
export function isBeyond(own: string | undefined, asked: string | undefined): boolean {
  return own !== undefined && asked !== undefined && own !== asked;
}
