import { type PathwayState } from '#domain';
import { intervalsOf } from '#domain/pathway/admission/state.js';
import { caseStatus } from '#domain/pathway/case/state.js';
import { type Uuid } from '#kernel';
import { klippekortResource } from './klippekort-resource.js';
import { type PathwayLook } from './look-at-pathway.js';

/** A pathway as it is shown: what is known now, with intervals `from` (inclusive) to `until` (exclusive, null while it runs on). */
export function pathwayResource(citizenId: Uuid, { state, recorded }: Pick<PathwayLook, 'state' | 'recorded'>) {
  return {
    citizenId,
    citizen: { ...state.citizen, personal: personalOf(recorded) },
    case: { status: caseStatus(state.case), ...state.case },
    people: state.people,
    visitations: state.services.visitations,
    services: state.services.services,
    stays: state.stays.stays,
    admissions: admissionsOf(state),
    transitions: state.transitions.transitions,
    klippekort: klippekortResource(state),
  };
}

/** Who the citizen is, as last said; `{erased: true}` after the citizen's key was destroyed, null before registration. */
function personalOf(recorded: PathwayLook['recorded']): unknown {
  return recorded.findLast(({ event }) => event.type === 'CitizenRegistered')?.event.personal ?? null;
}

function admissionsOf({ admissions: { admissions, diedOn } }: PathwayState) {
  return admissions.map((one) => ({ admissionId: one.admissionId, intervals: intervalsOf(one, diedOn) }));
}
