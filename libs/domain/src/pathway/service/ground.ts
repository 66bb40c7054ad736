import { refuse, type Decision, type PlainDate } from '#kernel';
import { basisOf, findSection, isKnownSection, type Section } from '../../law/catalogue.js';
import { type LegalBasis, type SectionKey } from '../../law/legal-basis.js';
import { type Ground } from './events.js';
import { LAW_1, SVC_3, VIS_1 } from './rules.js';
import { visitationInForce, type ServiceState } from './state.js';

type Unlawful = { readonly objection: Decision<never> };

/** The section in the version of a date, or why there is none (rule LAW-1). */
export function sectionOn(key: SectionKey, date: PlainDate): { readonly objection?: undefined; readonly section: Section } | Unlawful {
  const section = findSection(key, date);
  if (section) return { section };
  return { objection: refuse(LAW_1, isKnownSection(key) ? 'not-in-force' : 'unknown-section', { section: key, date }) };
}

/** On what a service or a stay starts under a section, or why it may not (rules LAW-1, VIS-1, VIS-2). */
export function groundOf(
  key: SectionKey,
  kind: 'service' | 'stay',
  on: PlainDate,
  services: ServiceState,
): { readonly objection?: undefined; readonly ground: Ground; readonly legalBasis: LegalBasis } | Unlawful {
  const found = sectionOn(key, on);
  if (found.objection) return found;
  const { section } = found;
  if (kind === 'stay' && !section.twentyFourHour) return { objection: refuse(LAW_1, 'gives-no-stay', { section: key }) };
  if (kind === 'service' && !section.service) return { objection: refuse(LAW_1, 'gives-no-service', { section: key }) };
  const legalBasis = basisOf(section);
  if (section.needsVisitation === 'none') return { legalBasis, ground: { kind: 'no-visitation-needed' } };
  const visitation = visitationInForce(services, key, on);
  if (visitation) return { legalBasis, ground: { kind: 'visitation', visitationId: visitation.visitationId } };
  if (section.needsVisitation === 'optional') return { legalBasis, ground: { kind: 'no-visitation-needed' } };
  return { objection: refuse(VIS_1, 'no-visitation-in-force', { section: key, on }) };
}

const HOURS_IN_A_WEEK = 168;

/** Objects to hours per week that no week has (rule SVC-3). */
export function ifImpossible(hoursPerWeek: number | undefined): Decision<never> | undefined {
  if (hoursPerWeek === undefined || (hoursPerWeek > 0 && hoursPerWeek <= HOURS_IN_A_WEEK)) return undefined;
  return refuse(SVC_3, 'impossible-hours', { hoursPerWeek: Number.isFinite(hoursPerWeek) ? hoursPerWeek : String(hoursPerWeek) });
}
