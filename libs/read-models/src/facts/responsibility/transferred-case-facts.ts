import { municipalitySchema } from '#kernel';
import { z } from 'zod';
import { factsOf } from '../fact.js';

/** A case that another municipality has taken over. */
export const TRANSFERRED_CASE = 'transferred-case';

export const transferredCaseDetails = z.strictObject({
  /** The municipality that has the case. */
  to: municipalitySchema,
});

/**
 * One for each citizen whose case has changed hands, from the last time on: what lists follow the citizen by. The row is, like
 * every fact, the municipality's that has the case now.
 */
export const transferredCaseFacts = factsOf(['responsibility'], ({ responsibility: { acting, transfers } }) => {
  const current = acting.at(-1);
  if (!current || !transfers.some(({ answer }) => answer?.is === 'accepted')) return [];
  const details = { to: current.municipality };
  return [{ kind: TRANSFERRED_CASE, key: '', unit: null, state: 'taken-over', at: current.from, from: current.from, until: null, details }];
});
