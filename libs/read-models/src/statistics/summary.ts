import { type Instant, type MunicipalityCode, type PlainDate } from '#kernel';
import { type Database, READ_SCHEMA } from '../view.js';

/** First and last date of a period, both inclusive. */
export interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export interface SummaryQuery {
  readonly view: string;
  readonly figure: string;
  readonly municipality: MunicipalityCode;
  readonly period: Period;
  /** What could be said by this date. */
  readonly asOf: PlainDate;
  /** As known at this instant; what is known now when absent. */
  readonly knownAt?: Instant | undefined;
}

/** What the observations of a period come to. Without an observation only the counts say something. */
export interface Summary {
  readonly observations: number;
  readonly citizens: number;
  readonly sum: number;
  readonly mean: number | null;
  readonly median: number | null;
  /** Nine of ten are at most that. */
  readonly p90: number | null;
  readonly least: number | null;
  readonly most: number | null;
}

/** A figure in a period: all of it, and cut by outcome and by group. */
export interface FigureInPeriod {
  readonly period: Period;
  readonly all: Summary;
  readonly byOutcome: Readonly<Record<string, Summary>>;
  /** Under `-` what belongs to no group. */
  readonly byGroup: Readonly<Record<string, Summary>>;
}

interface SummaryRow extends Summary {
  readonly cut: number;
  readonly outcome: string | null;
  readonly group: string | null;
}

/** By the bits of `grouping(state, unit)`: what was grouped by has 0. */
const CUT = { all: 3, byOutcome: 1, byGroup: 2 } as const;

const nothing: Summary = { observations: 0, citizens: 0, sum: 0, mean: null, median: null, p90: null, least: null, most: null };

/** What a figure comes to in a period. One statement, whatever its size. */
export async function figureInPeriod(db: Database, { view, figure, municipality, period, asOf, knownAt }: SummaryQuery): Promise<FigureInPeriod> {
  const values: unknown[] = [municipality, figure, period.from, period.to, asOf];
  const known =
    knownAt === undefined
      ? 'recorded_to is null'
      : `recorded_from <= $${values.push(knownAt)}::timestamptz and (recorded_to is null or recorded_to > $${values.length}::timestamptz)`;
  const { rows } = await db.query<SummaryRow>(
    `select grouping(state, unit)::int as cut, state as outcome, coalesce(unit, '-') as "group",
            count(*)::int as observations, count(distinct citizen_id)::int as citizens, sum(value)::float8 as sum,
            round(avg(value), 4)::float8 as mean, percentile_cont(0.5) within group (order by value)::float8 as median,
            percentile_cont(0.9) within group (order by value)::float8 as p90, min(value)::float8 as least, max(value)::float8 as most
       from (select state, unit, citizen_id, (details->>'value')::numeric as value from ${READ_SCHEMA}.${view}
              where municipality = $1 and kind = $2 and at between $3 and $4 and from_date <= $5::date and ${known}) observed
      group by grouping sets ((), (state), (unit))`,
    values,
  );
  const of = (cut: number, name: (row: SummaryRow) => string | null) =>
    Object.fromEntries(rows.filter((row) => row.cut === cut && row.observations > 0).map((row) => [name(row) ?? '-', summaryOf(row)]));
  const all = rows.find((row) => row.cut === CUT.all);
  return {
    period,
    all: all && all.observations > 0 ? summaryOf(all) : nothing,
    byOutcome: of(CUT.byOutcome, ({ outcome }) => outcome),
    byGroup: of(CUT.byGroup, ({ group }) => group),
  };
}

function summaryOf({ cut: _cut, outcome: _outcome, group: _group, ...summary }: SummaryRow): Summary {
  return summary;
}
