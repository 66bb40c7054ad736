import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type Clock, dateInCopenhagen, type PlainDate } from '#kernel';
import { CLOCK } from '#platform';
import { isBeyond, ListReach } from '../access/list-reach.js';
import { type ListPage, nothing, pageOf, placeOf } from '../lists/cursor.js';
import { Listing } from '../lists/listing.js';
import { USUAL_LIMIT } from '../lists/list.requests.js';
import { placeOfFound, rowPlace } from '../lists/row-place.js';
import { type Asking } from '../request/asking.js';
import { itemOf } from './fact-item.js';
import { type FactsRequest } from './facts.requests.js';
import { FindFacts } from './find-facts.js';

type Asked = FactsRequest & { readonly unit?: string; readonly state?: string };

/** Lists facts of one kind, as far as the asker reaches. */
@Injectable()
export class FactLists {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly reach: ListReach,
  ) {}

  /** Facts that are a unit's: staff of a tilbud see their own tilbud's. */
  ofUnits(kind: string, request: FactsRequest & { readonly unit?: string; readonly state?: string }, asking: Asking): Listing {
    return this.list(kind, request, asking, true);
  }

  /** Facts that are no unit's: staff of a tilbud name the citizen. */
  ofCitizens(kind: string, request: FactsRequest & { readonly state?: string }, asking: Asking): Listing {
    return this.list(kind, request, asking, false);
  }

  private list(kind: string, request: Asked, asking: Asking, byUnit: boolean): Listing {
    const asOf = request.asOf ?? dateInCopenhagen(this.clock.now());
    return Listing.of({ ...request, asOf }, (question) => this.page(kind, question, asking, byUnit));
  }

  private async page(
    kind: string,
    { cursor, limit = USUAL_LIMIT, municipality: of, state, ...filters }: Asked & { readonly asOf: PlainDate },
    asking: Asking,
    byUnit: boolean,
  ): Promise<ListPage<object>> {
    const scope = await this.reach.scope(asking, { municipality: of, citizenId: filters.citizenId }, byUnit);
    if (!scope || isBeyond(scope.unit, filters.unit)) return nothing;
    const found = await this.queries.execute(
      new FindFacts({
        ...filters,
        ...scope,
        kind,
        states: state === undefined ? undefined : [state],
        after: placeOf(cursor, rowPlace),
        limit: limit + 1,
      }),
    );
    const { items, next } = pageOf(found, limit, placeOfFound);
    return { items: items.map(itemOf), next };
  }
}
