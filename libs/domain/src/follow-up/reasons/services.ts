import { currentPeriod } from '../../pathway/case/state.js';
import { type Service, type Visitation } from '../../pathway/service/state.js';
import { type PathwayState } from '../../pathway/state.js';
import { closedSince, doneWhere, type Reason, unitOf } from './reason.js';

/** Visitations, and periods of massive support. */
export function serviceReasons(state: PathwayState): readonly Reason[] {
  const { visitations, services } = state.services;
  return [...visitations.map((one) => granted(one, state)), ...services.flatMap((one) => massive(one, state))];
}

function granted(visitation: Visitation, state: PathwayState): Reason {
  const { visitationId: subjectId, decidedOn, from, to, revokedOn, endedByClosing } = visitation;
  const { services, stays, consents } = state;
  const carried = [...services.services, ...stays.stays].some(({ ground }) => ground.kind === 'visitation' && ground.visitationId === subjectId);
  const offered = consents.handleplanOffers.some((one) => one.visitationId === subjectId || (one.visitationId === null && one.on >= decidedOn));
  return {
    trigger: 'visitation-registered',
    subjectId,
    on: decidedOn,
    dates: { decided: decidedOn, from, to },
    done: doneWhere({
      'handleplan-offered': offered,
      'support-started': carried,
      'decided-anew': services.visitations.some((other) => follows(other, visitation)),
    }),
    over: revokedOn === undefined ? ifClosed(visitation, state) : endedByClosing ? 'pathway-closed' : 'visitation-revoked',
  };
}

/** Whether a visitation for the same section lasts longer. */
function follows(other: Visitation, { visitationId, section, to }: Visitation): boolean {
  if (other.visitationId === visitationId || other.section !== section || other.revokedOn !== undefined || to === null) return false;
  return other.to === null || other.to > to;
}

/** A visitation may begin before the pathway was opened again on account of it, and so is over only while nothing is open. */
function ifClosed({ from }: Visitation, { case: state }: PathwayState): Reason['over'] {
  const closedOn = state.periods.at(-1)?.until;
  return !currentPeriod(state) && closedOn && from < closedOn ? 'pathway-closed' : undefined;
}

function massive({ serviceId: subjectId, tilbudId, until, intensive }: Service, state: PathwayState): readonly Reason[] {
  if (!intensive) return [];
  const { from: on, through } = intensive;
  return [
    {
      trigger: 'intensive-support-started',
      subjectId,
      on,
      dates: { started: on, last: through },
      owners: { tilbud: unitOf(tilbudId) },
      done: [],
      over: until === null ? closedSince(state, on) : 'service-ended',
    },
  ];
}
