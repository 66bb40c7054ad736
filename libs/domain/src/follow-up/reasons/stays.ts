import { type PathwayState } from '../../pathway/state.js';
import { dateOfUse, isAcute, lastDateOf } from '../../pathway/stay/acute.js';
import { type Stay } from '../../pathway/stay/state.js';
import { closedSince, doneWhere, type PolicyOn, type Reason, unitOf } from './reason.js';
import { inTouchSince, readmittedSince } from './since.js';

/** Akutpladser, whose dates are counted, and discharges from stays. */
export function stayReasons(state: PathwayState, policyOn: PolicyOn): readonly Reason[] {
  const { stays } = state.stays;
  return [...stays.filter(isAcute).map((stay) => akutplads(stay, state, policyOn)), ...stays.flatMap((stay) => discharge(stay, state))];
}

function akutplads(stay: Stay, state: PathwayState, policyOn: PolicyOn): Reason {
  const { stayId: subjectId, from: on, until, tilbudId, plan, extensions } = stay;
  const policy = policyOn(on);
  const counted = lastDateOf(state, stay, policy);
  const lastAllowed = extensions.reduce((last, { through }) => (through > last ? through : last), counted > on ? counted : on);
  return {
    trigger: 'akutplads-started',
    subjectId,
    on,
    dates: { started: on, 'last-allowed': lastAllowed },
    dateOfUse: (count) => dateOfUse(state, stay, count, policy),
    owners: { tilbud: unitOf(tilbudId) },
    done: doneWhere({ 'discharge-planned': plan !== null, left: until !== null }),
    over: until === null ? closedSince(state, on) : 'stay-ended',
  };
}

/** Who goes to a hospital is followed up when discharged from there, who moves away by another municipality. */
function discharge({ stayId: subjectId, until: on, destination, tilbudId }: Stay, state: PathwayState): readonly Reason[] {
  if (on === null || destination === undefined || destination === 'hospital' || destination === 'moved-away') return [];
  const again = state.stays.stays.some(({ stayId, from }) => stayId !== subjectId && from >= on);
  return [
    {
      trigger: 'stay-discharged',
      subjectId,
      on,
      dates: { discharged: on },
      owners: { tilbud: unitOf(tilbudId) },
      done: doneWhere(inTouchSince(on, state)),
      over: again || readmittedSince(on, state) ? 'readmitted' : closedSince(state, on),
    },
  ];
}
