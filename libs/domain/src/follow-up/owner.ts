import { type Owner } from '../agreement/terms.js';

/** Nobody: the unit of tasks whose owner is not known, until somebody takes them on. */
export const UNASSIGNED: Owner = { unit: 'unassigned', workerId: null };

/** Whether nobody owns the task. */
export function isNobodys({ unit }: Owner): boolean {
  return unit === UNASSIGNED.unit;
}
