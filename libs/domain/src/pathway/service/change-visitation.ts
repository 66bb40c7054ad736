import { accept, addDays, refuse, type Decision, type PlainDate, type Uuid } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { ifDead, unlessOpen } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { unlessActingAuthority } from '../responsibility/guard.js';
import { type PathwayState } from '../state.js';
import { type ReviseVisitation, type RevokeVisitation } from './commands.js';
import { VisitationRevised, VisitationRevoked } from './events.js';
import { ifImpossible } from './ground.js';
import { VIS_4, VIS_5 } from './rules.js';
import { termsOn, type Visitation } from './visitations.js';

type Changeable = { readonly objection: Decision<never> } | { readonly objection?: undefined; readonly visitation: Visitation };

/** Rule VIS-5. What runs under it goes on; beyond its new end it is a breach of VIS-1. */
export function reviseVisitation(asked: ReviseVisitation, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { visitationId, on, to, hoursPerWeek, goals } = asked;
  const found = changeable(visitationId, on, state, now);
  if (found.objection) return found.objection;
  const { visitation } = found;
  if (visitation.revokedOn !== undefined) return refuse(VIS_5, 'revoked', { visitationId, revokedOn: visitation.revokedOn });
  if (to !== null && to < on) return refuse(VIS_4, 'ends-before-it-begins', { from: on, to });
  const impossible = ifImpossible(hoursPerWeek);
  if (impossible) return impossible;

  const present = termsOn(visitation, on);
  const sameHours = hoursPerWeek === undefined || present?.hoursPerWeek === hoursPerWeek;
  if (present === visitation.terms.at(-1) && present?.to === to && sameHours && goals === undefined) return accept();
  const hours = hoursPerWeek === undefined ? {} : { hoursPerWeek };
  const personal = goals === undefined ? {} : { personal: { goals } };
  return accept(VisitationRevised.of({ visitationId, to, ...hours }, { on, ...personal }));
}

/** Rule VIS-5. */
export function revokeVisitation(asked: RevokeVisitation, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { visitationId, on, because } = asked;
  const found = changeable(visitationId, on, state, now);
  if (found.objection) return found.objection;
  const { revokedOn } = found.visitation;
  if (revokedOn === on) return accept();
  if (revokedOn !== undefined) return refuse(VIS_5, 'revoked', { visitationId, revokedOn });
  return accept(VisitationRevoked.of({ visitationId, because }, { on }));
}

/** The visitation, where it was in force on the date or up to the day before. */
function changeable(visitationId: Uuid, on: PlainDate, state: PathwayState, now: Circumstances): Changeable {
  const objection = unlessOpen(state) ?? unlessActingAuthority(state, now) ?? ifDead(state);
  if (objection) return { objection };
  const visitation = state.services.visitations.find((one) => one.visitationId === visitationId);
  if (!visitation) return { objection: refuse(VIS_5, 'no-such-visitation', { visitationId }) };
  const { from, to, revokedOn } = visitation;
  if (on < from) return { objection: refuse(VIS_5, 'before-it-begins', { on, from }) };
  const over = revokedOn === undefined && to !== null && on > addDays(to, 1);
  return over ? { objection: refuse(VIS_5, 'had-ended', { on, to }) } : { visitation };
}
