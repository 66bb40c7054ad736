import { refuse, type Decision, type Uuid } from '#kernel';
import { CIT_4 } from './rules.js';

/**
 * Why a personnummer cannot be taken that is somebody's already: to whoever may know the citizen, with the citizen's id, and
 * otherwise with no more than that another municipality has the case.
 */
export function taken(owner: Uuid, mayKnow: boolean): Extract<Decision<never>, { readonly accepted: false }> {
  const decision = mayKnow ? refuse(CIT_4, 'citizen-already-registered', { citizenId: owner }) : refuse(CIT_4, 'registered-elsewhere');
  if (decision.accepted) throw new Error('a refusal was accepted');
  return decision;
}
