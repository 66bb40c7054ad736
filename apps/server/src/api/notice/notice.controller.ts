import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Allowed, Problem } from '#platform';
import { type MeasuredNotice } from '#read-models';
import { ListReach } from '../access/list-reach.js';
import { cursorOf, type ListPage, nothing, placeOf } from '../lists/cursor.js';
import { USUAL_LIMIT } from '../lists/list.requests.js';
import { Listing } from '../lists/listing.js';
import { placeOfFound, rowPlace } from '../lists/row-place.js';
import { type Asking } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { Lists } from '../request/documented.js';
import { FindNotice } from './find-notice.js';
import { noticeMeasuredItem } from './notice-item.js';
import { NoticeRequest } from './notice.requests.js';

/** Notice of discharges in both directions, given and agreed: for the cooperation forum. */
@ApiTags('lists')
@Controller('api/notice')
@Allowed('leder', 'myndighed')
export class NoticeController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reach: ListReach,
  ) {}

  /** Each discharge in the period with every partner that notice was agreed with. `limit` counts discharges. */
  @Get()
  @Lists(noticeMeasuredItem)
  find(@Query() request: NoticeRequest, @Ask() asking: Asking): Listing<MeasuredNotice> {
    return Listing.of(request, (question) => this.page(question, asking));
  }

  private async page(
    { from, to, direction, knownAt, cursor, limit = USUAL_LIMIT, municipality: of }: NoticeRequest,
    asking: Asking,
  ): Promise<ListPage<MeasuredNotice>> {
    if (to < from) throw new Problem('invalid-request', { errors: [{ field: 'to', problem: 'must not lie before from' }] });
    const scope = await this.reach.scope(asking, { municipality: of }, false);
    if (!scope) return nothing;
    const after = placeOf(cursor, rowPlace);
    const { municipality } = scope;
    const { discharges, measured } = await this.queries.execute(
      new FindNotice({ municipality, from, to, direction, knownAt, after, limit: limit + 1 }, limit),
    );
    const last = discharges[limit - 1];
    return { items: measured, next: discharges.length > limit && last ? cursorOf(placeOfFound(last)) : null };
  }
}
