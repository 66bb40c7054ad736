import { type Instant, type MunicipalityCode, type PlainDate } from '#kernel';
import { advisoriesView } from '../advisories/advisories-view.js';
import { type AdvisoryRow } from '../advisories/advisory-row.js';
import { type Found, type ListCursor, listOf } from '../bitemporal/lists.js';
import { type FoundStream, streamsOf } from '../bitemporal/row-per-stream.js';
import { DISCHARGE, type DischargeDetails } from '../facts/discharges/discharge-facts.js';
import { factsView } from '../facts/facts-view.js';
import { type Database } from '../view.js';
import { type NoticeDirection } from './measured.js';

/** Which discharges are asked about. */
export interface NoticeQuery {
  readonly municipality: MunicipalityCode;
  /** First and last date of the discharges, inclusive. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly direction?: NoticeDirection | undefined;
  readonly knownAt?: Instant | undefined;
  readonly after?: ListCursor | undefined;
  readonly limit: number;
}

/** A page of discharges in order of date, and what partners were told about those who were discharged. */
export async function findDischarges(
  db: Database,
  { from, to, direction, ...query }: NoticeQuery,
): Promise<{ readonly discharges: readonly Found<DischargeDetails>[]; readonly advisories: readonly FoundStream<AdvisoryRow>[] }> {
  const states = direction === undefined ? undefined : [direction === 'to-partner' ? 'from-botilbud' : 'from-hospital'];
  const discharges = await listOf<DischargeDetails>(db, factsView.name, { ...query, kind: DISCHARGE, states, between: { from, to } });
  const citizens = [...new Set(discharges.flatMap(({ state, citizenId }) => (state === 'from-botilbud' && citizenId !== null ? [citizenId] : [])))];
  if (citizens.length === 0) return { discharges, advisories: [] };
  const { municipality, knownAt } = query;
  const advisories = await streamsOf<AdvisoryRow>(db, advisoriesView.name, { municipality, followingCitizens: false, citizens, knownAt, limit: MOST_ADVISORIES });
  return { discharges, advisories };
}

/** Far more than a page of citizens has had. */
const MOST_ADVISORIES = 100_000;
