import { type PathwayState } from '#domain';
import { type RowSource } from '../bitemporal/row.js';
import { statisticsFacts } from '../statistics/observation-rows.js';
import { dischargeFacts } from './discharges/discharge-facts.js';
import { partnerMessageFacts } from './correspondence/partner-message-facts.js';
import { klippekortFacts } from './klippekort/klippekort-facts.js';
import { noticeFacts } from './notices/notice-facts.js';
import { coordinatorFacts, knownWorkerFacts } from './people/people-facts.js';
import { transferredCaseFacts } from './responsibility/transferred-case-facts.js';
import { massiveSupportFacts } from './services/massive-support-facts.js';
import { serviceFacts } from './services/service-facts.js';
import { transitionFacts } from './transitions/transition-facts.js';
import { visitationFacts } from './visitations/visitation-facts.js';

/** Every kind of fact. Who adds one raises the version of the view. */
export const factKinds: readonly RowSource<PathwayState>[] = [
  transitionFacts,
  noticeFacts,
  dischargeFacts,
  partnerMessageFacts,
  visitationFacts,
  serviceFacts,
  massiveSupportFacts,
  klippekortFacts,
  coordinatorFacts,
  knownWorkerFacts,
  transferredCaseFacts,
  ...statisticsFacts,
];
