import { accept, refuse, type Decision } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { basisOf } from '../../law/catalogue.js';
import { ifDead, ifTaken, unlessOpenOn } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { sectionOn } from '../service/ground.js';
import { LAW_1 } from '../service/rules.js';
import { type PathwayState } from '../state.js';
import { ACUTE } from './acute.js';
import { type RequestStay, type WithdrawStayRequest } from './commands.js';
import { StayRequested, StayRequestWithdrawn, type StayKind } from './events.js';
import { STAY_7 } from './rules.js';

export function requestStay(asked: RequestStay, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { requestId, section: key, assessment, tilbudId, on, wantedFrom, note } = asked;
  const objection = unlessOpenOn(on, state, now) ?? ifDead(state) ?? ifTaken(requestId, state.stays.requests.map((one) => one.requestId));
  if (objection) return objection;
  const found = sectionOn(key, wantedFrom);
  if (found.objection) return found.objection;
  if (!found.section.twentyFourHour) return refuse(LAW_1, 'gives-no-stay', { section: key });
  const kind: StayKind = key === ACUTE ? 'acute' : assessment === true ? 'assessment' : 'ordinary';
  const personal = note === undefined ? {} : { personal: { note } };
  return accept(StayRequested.of({ requestId, kind, legalBasis: basisOf(found.section), tilbudId, wantedFrom }, { on, ...personal }));
}

export function withdrawStayRequest({ requestId, on, reason }: WithdrawStayRequest, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const objection = unlessOpenOn(on, state, now);
  if (objection) return objection;
  const request = state.stays.requests.find((one) => one.requestId === requestId && one.until === null);
  if (!request) return refuse(STAY_7, 'request-not-open', { requestId });
  if (on < request.from) return refuse(STAY_7, 'before-asked', { on, askedOn: request.from });
  return accept(StayRequestWithdrawn.of({ requestId, reason }, { on }));
}
