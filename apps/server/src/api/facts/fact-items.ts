import { stages } from '#domain/pathway/transition/state.js';
import {
  coordinatorDetails,
  klippekortDetails,
  klippekortStates,
  knownWorkerDetails,
  massiveSupportDetails,
  noticeDetails,
  noticeStates,
  partnerMessageDetails,
  partnerMessageStates,
  serviceDetails,
  serviceStates,
  transitionDetails,
  visitationDetails,
  visitationStates,
} from '#read-models';
import { factItem } from './fact-item.js';

export const transitionItem = factItem(stages, transitionDetails);
export const noticeItem = factItem(noticeStates, noticeDetails);
export const partnerMessageItem = factItem(partnerMessageStates, partnerMessageDetails);
export const visitationItem = factItem(visitationStates, visitationDetails);
export const serviceItem = factItem(serviceStates, serviceDetails);
export const massiveSupportItem = factItem(['given'], massiveSupportDetails);
export const klippekortItem = factItem(klippekortStates, klippekortDetails);
export const coordinatorItem = factItem(['assigned'], coordinatorDetails);
export const knownWorkerItem = factItem(['known'], knownWorkerDetails);
