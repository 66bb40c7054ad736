import { Controller, Get, Header, Inject, Param, Query, Res, Headers } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Clock, dateInCopenhagen } from '#kernel';
import { Allowed, CLOCK, Problem } from '#platform';
import { figures } from '#read-models';
import { formatOf } from '../lists/list-format.js';
import { type Asking } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { ListsAll, LooksUp } from '../request/documented.js';
import { described, type FigureAnswer } from './figure-answer.js';
import { figureCsv } from './figure-csv.js';
import { FindFigure } from './find-figure.js';
import { FigureRequest } from './statistics.requests.js';
import { figureItem } from './figure-item.js';

/** What leaders follow: figures over a period, beside one to compare with. They name no citizen. */
@ApiTags('statistics')
@Controller('api/statistics')
@Allowed('leder', 'myndighed')
export class StatisticsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Every figure with its definition. */
  @Get()
  @ListsAll(figureItem, 'The figures that there are')
  list(): { readonly items: readonly FigureAnswer['figure'][] } {
    return { items: figures.map(({ figure }) => described(figure)) };
  }

  /** What a figure came to, as JSON, or as CSV where `Accept` asks for it. */
  @Get(':name')
  @LooksUp('The figure in the period, and in the baseline')
  @ApiProduces('application/json', 'text/csv')
  @Header('vary', 'accept')
  async show(
    @Param('name') name: string,
    @Query() question: FigureRequest,
    @Ask() asking: Asking,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FigureAnswer | string> {
    const found = figures.find(({ figure }) => figure.name === name);
    if (!found) throw new Problem('not-found');
    const { from, to, baselineFrom, baselineTo, asOf = dateInCopenhagen(this.clock.now()), knownAt } = checked(question);
    const { view, figure } = found;
    const inPeriod = (period: { readonly from: typeof from; readonly to: typeof to }) =>
      this.queries.execute(new FindFigure({ view, figure: figure.name, municipality: asking.municipality, period, asOf, knownAt }));
    const [period, baseline] = await Promise.all([
      inPeriod({ from, to }),
      baselineFrom && baselineTo ? inPeriod({ from: baselineFrom, to: baselineTo }) : null,
    ]);
    const answer: FigureAnswer = { figure: described(figure), period, baseline };
    if (formatOf(accept, ['json', 'csv']) === 'json') return answer;
    reply.type('text/csv; charset=utf-8');
    return figureCsv(answer);
  }
}

/** @throws Problem `invalid-request` where a period ends before it begins, or the baseline is half said */
function checked(question: FigureRequest): FigureRequest {
  const { from, to, baselineFrom, baselineTo } = question;
  if (to < from) throw new Problem('invalid-request', { errors: [{ field: 'to', problem: 'must not lie before from' }] });
  if ((baselineFrom === undefined) !== (baselineTo === undefined)) {
    throw new Problem('invalid-request', { errors: [{ field: 'baselineTo', problem: 'goes with baselineFrom' }] });
  }
  if (baselineFrom !== undefined && baselineTo !== undefined && baselineTo < baselineFrom) {
    throw new Problem('invalid-request', { errors: [{ field: 'baselineTo', problem: 'must not lie before baselineFrom' }] });
  }
  return question;
}
