import { READ_SCHEMA } from '../../view.js';
import { TRANSFERRED_CASE } from './transferred-case-facts.js';

/**
 * Rows about a citizen belong to the municipality that has the case now, whichever had it when they were written, and
 * whatever instant is asked about (rule ACC-1). Few cases ever change hands, so a list is read in two runs, each along an
 * index: a municipality's own rows without the citizens it has handed over, and the rows of those it has taken over.
 * @param row the rows' alias; with columns `municipality` and `citizen_id`
 * @param municipality the parameter that says whose list it is
 * @returns conditions for the two runs, which have no row in common
 */
export function whoseCitizen(row: string, municipality: string): { readonly own: string; readonly takenOver: string } {
  const transferred = `${READ_SCHEMA}.facts taken where taken.kind = '${TRANSFERRED_CASE}' and taken.recorded_to is null`;
  return {
    own: `${row}.municipality = ${municipality} and not exists (select 1 from ${transferred} and taken.subject_id = ${row}.citizen_id and taken.municipality <> ${municipality})`,
    takenOver: `${row}.municipality <> ${municipality} and ${row}.citizen_id in (select taken.subject_id from ${transferred} and taken.municipality = ${municipality})`,
  };
}
