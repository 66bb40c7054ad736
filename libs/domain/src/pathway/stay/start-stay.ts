import { accept, refuse, type Decision, type EventDefinition, type PlainDate, type Uuid } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { type SectionKey } from '../../law/legal-basis.js';
import { ifDeadOn, ifTaken, unlessOpenDuring, unlessOpenOn, type Objection } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { groundOf } from '../service/ground.js';
import { type PathwayState } from '../state.js';
import { concludesAt } from './assessment.js';
import { ACUTE } from './acute.js';
import { type StartAcuteStay, type StartAssessmentStay, type StartStay } from './commands.js';
import { AcuteStayStarted, AssessmentStayStarted, DischargeRecorded, StayStarted } from './events.js';
import { STAY_1, STAY_7 } from './rules.js';
import { overlappingStay } from './state.js';

/** A stay under SEL 82c is an akutplads, however it is asked for (rule STAY-3). */
export function startStay(asked: StartStay, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  return begin(asked.section === ACUTE ? AcuteStayStarted : StayStarted, asked.section, asked, state, now);
}

export function startAcuteStay(asked: StartAcuteStay, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  return begin(AcuteStayStarted, ACUTE, asked, state, now);
}

export function startAssessmentStay(asked: StartAssessmentStay, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  return begin(AssessmentStayStarted, asked.section, asked, state, now);
}

type Started = typeof StayStarted | typeof AcuteStayStarted | typeof AssessmentStayStarted;
type StartedData = Started extends EventDefinition<string, infer Data> ? Data : never;
type Asked = StartStay | StartAcuteStay | StartAssessmentStay;

function begin(started: Started, section: SectionKey, asked: Asked, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { stayId, on, tilbudId, requestId, ended } = asked;
  if (ended && ended.on < on) return refuse(STAY_1, 'ends-before-it-starts', { on, endedOn: ended.on });
  const objection =
    (ended ? unlessOpenDuring({ from: on, until: ended.on }, state, now) : unlessOpenOn(on, state, now)) ??
    ifDeadOn(on, state) ??
    ifTaken(stayId, state.stays.stays.map((one) => one.stayId)) ??
    unlessWaiting(requestId, on, state);
  if (objection) return objection;
  const basis = groundOf(section, 'stay', on, state.services);
  if (basis.objection) return basis.objection;
  const overlapping = overlappingStay(state.stays, on, ended?.on);
  if (overlapping) return refuse(STAY_1, 'overlaps-stay', { on, stayId: overlapping.stayId });

  const { legalBasis, ground } = basis;
  const start = started.of({ stayId, legalBasis, ground, tilbudId, ...optionalOf(asked) }, { on }) as PathwayEvent;
  if (!ended) return accept(start);
  const conclusion = concludesAt({ stayId, kind: started === AssessmentStayStarted ? 'assessment' : 'ordinary', from: on, outcomes: [] }, ended);
  if (!conclusion.accepted) return conclusion;
  const discharged = DischargeRecorded.of({ stayId, planId: null, destination: ended.destination }, { on: ended.on });
  return accept<PathwayEvent>(start, ...conclusion.events, discharged);
}

function optionalOf({ requestId, reservationId, placeId, overOccupied }: Asked): Partial<StartedData> {
  return {
    ...(requestId === undefined ? {} : { requestId }),
    ...(reservationId === undefined ? {} : { reservationId }),
    ...(placeId === undefined ? {} : { placeId }),
    ...(overOccupied === undefined ? {} : { overOccupied }),
  };
}

/** Rule STAY-7. */
function unlessWaiting(requestId: Uuid | undefined, on: PlainDate, { stays: { requests } }: PathwayState): Objection {
  if (requestId === undefined) return undefined;
  const request = requests.find((one) => one.requestId === requestId && one.until === null);
  if (!request) return refuse(STAY_7, 'request-not-open', { requestId });
  return on < request.from ? refuse(STAY_7, 'before-asked', { on, askedOn: request.from }) : undefined;
}
