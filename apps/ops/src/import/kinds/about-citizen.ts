import { type Uuid } from '#kernel';
import { refused, type RowOutcome } from '../recording/row-outcome.js';
import { type Importing } from './kind.js';

/** The head of the column that names the citizen, in every file about citizens. */
export const CITIZEN_HEAD = 'Borger-id';

/** Carries out a row about a citizen who was imported before. */
export async function aboutCitizen(reference: string, { citizens }: Importing, carryOut: (citizenId: Uuid) => Promise<RowOutcome>): Promise<RowOutcome> {
  const citizenId = await citizens.find('citizens', reference);
  if (citizenId !== undefined) return carryOut(citizenId);
  return refused({ column: CITIZEN_HEAD, reason: 'citizen-not-imported', text: 'No citizen has been imported under this id. Import the citizens first.' });
}
