import { Inject } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { type Pool } from 'pg';
import { DATABASE_POOL } from '#platform';
import { PolicyBook } from '#processing';
import { type DischargeDetails, findDischarges, type Found, type MeasuredNotice, measuredNotices, type NoticeQuery } from '#read-models';
import { FindAgreements } from '../agreements/find-agreements.js';

/** A page of discharges, and how notice of them was given. */
export interface NoticePage {
  readonly discharges: readonly Found<DischargeDetails>[];
  readonly measured: readonly MeasuredNotice[];
}

/** Notice given, held against notice agreed: of a page of discharges. */
export class FindNotice extends Query<NoticePage> {
  constructor(
    readonly question: NoticeQuery,
    /** How many of the discharges found are measured; the further ones only tell that there are more. */
    readonly most: number,
  ) {
    super();
  }
}

@QueryHandler(FindNotice)
export class FindNoticeHandler implements IQueryHandler<FindNotice> {
  constructor(
    @Inject(DATABASE_POOL) private readonly pool: Pool,
    private readonly queries: QueryBus,
    private readonly policies: PolicyBook,
  ) {}

  async execute({ question, most }: FindNotice): Promise<NoticePage> {
    const { municipality, to, knownAt } = question;
    const [{ discharges, advisories }, found, policies] = await Promise.all([
      findDischarges(this.pool, question),
      this.queries.execute(new FindAgreements(municipality, to, knownAt)),
      this.policies.now(municipality),
    ]);
    const agreements = found.map(({ id, versions }) => [id, { versions }] as const);
    return { discharges, measured: measuredNotices(discharges.slice(0, most), { advisories, agreements, policy: policies.on(to) }) };
  }
}
