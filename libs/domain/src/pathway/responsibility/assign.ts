import { type MunicipalityCode, type PlainDate } from '#kernel';
import { type PathwayEvent } from '../events.js';
import { ResponsibilityAssigned } from './events.js';

/** Whoever registers a citizen acts; it also pays, and the citizen lives there, unless something else is known. */
export function assignResponsibility(
  acting: MunicipalityCode,
  on: PlainDate,
  { paying = acting, home = acting }: { readonly paying?: MunicipalityCode | undefined; readonly home?: MunicipalityCode | undefined } = {},
): PathwayEvent {
  return ResponsibilityAssigned.of({ acting, paying, home }, { on });
}
