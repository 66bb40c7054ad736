import { citizenDetailsOn, type PathwayState } from '#domain';
import { phaseOn } from '#domain/pathway/case/phase.js';
import { caseStatus } from '#domain/pathway/case/state.js';
import { cprKindOn, isAddressProtectedOn } from '#domain/pathway/citizen/state.js';
import { type PlainDate, type Uuid } from '#kernel';
import { admissionResource } from '../admissions/admission-resource.js';
import { stayResource } from '../stays/stay-resource.js';
import { transitionResource } from '../transitions/transition-resource.js';
import { klippekortResource } from './klippekort-resource.js';
import { type PathwayLook } from './look-at-pathway.js';

/** A pathway as it is shown: what is known, with intervals `from` (inclusive) to `until` (exclusive, null while it runs on). */
export function pathwayResource(citizenId: Uuid, { state, history }: Pick<PathwayLook, 'state' | 'history'>, asOf: PlainDate) {
  return {
    citizenId,
    citizen: citizenResource(state, history, asOf),
    case: { status: caseStatus(state.case), phase: phaseOn(state, asOf), ...state.case },
    responsibility: state.responsibility,
    people: state.people,
    visitations: state.services.visitations,
    waiting: state.services.waiting,
    services: state.services.services,
    stayRequests: state.stays.requests,
    stays: state.stays.stays.map((stay) => stayResource(stay, state, asOf)),
    admissions: state.admissions.admissions.map((one) => admissionResource(one, state, asOf)),
    transitions: state.transitions.transitions.map((one) => transitionResource(one, asOf)),
    klippekort: klippekortResource(state),
    consents: state.consents,
    networkMeetings: state.meetings.meetings,
  };
}

/** Who the citizen is on a date; `personal` is `{erased: true}` after the citizen's key was destroyed, null of a guest without a name. */
function citizenResource({ citizen }: PathwayState, history: PathwayLook['history'], asOf: PlainDate) {
  return {
    registered: citizen.registered,
    cprKind: cprKindOn(citizen, asOf) ?? null,
    addressProtected: isAddressProtectedOn(citizen, asOf),
    personal: citizenDetailsOn(history, asOf) ?? null,
  };
}
