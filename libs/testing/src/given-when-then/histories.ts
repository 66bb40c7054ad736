import { type PathwayEvent } from '#domain';
import { basis } from './event-builder.js';
import {
  citizenRegistered,
  responsibilityAssigned,
  coordinatorAssigned,
  knownWorkerAssigned,
  pathwayOpened,
  serviceEnded,
  serviceStarted,
  visitationRegistered,
  klippekortIssued,
  pathwayClosed,
} from './events.js';
import { named } from './invented.js';
import { visitationRevoked } from './service-events.js';
import { stayStarted } from './stay-events.js';

/** A registered citizen whose pathway was opened on 5 January 2026. */
export const opened: readonly PathwayEvent[] = [citizenRegistered(), responsibilityAssigned(), pathwayOpened(), coordinatorAssigned()];

/** Visitations of §107 and §85, both from 1 February 2026 on and without an end. */
export const visitedForBoth: readonly PathwayEvent[] = [
  ...opened,
  visitationRegistered({ visitationId: named('visitation 107'), legalBasis: basis('SEL-107') }),
  visitationRegistered({ visitationId: named('visitation 85'), legalBasis: basis('SEL-85') }),
];

/** How both end with the pathway. */
export const bothEndedByClosing = (on = '2026-03-15'): readonly PathwayEvent[] =>
  ['visitation 107', 'visitation 85'].map((which) => visitationRevoked({ on, visitationId: named(which), because: 'pathway-closed' }));

/** A §107 stay at Marielund since 1 February 2026. */
export const staying: readonly PathwayEvent[] = [
  ...visitedForBoth,
  stayStarted({ ground: { kind: 'visitation', visitationId: named('visitation 107') } }),
];

/** §85 support from Bostøtte since 1 February 2026, by a worker whom the citizen knows. */
export const supported: readonly PathwayEvent[] = [
  ...visitedForBoth,
  serviceStarted({ ground: { kind: 'visitation', visitationId: named('visitation 85') } }),
  knownWorkerAssigned(),
];

/** Closed on 15 March 2026 from §85 support, with a klippekort of six clips. */
export const closedWithCard: readonly PathwayEvent[] = [...supported, serviceEnded(), pathwayClosed(), ...bothEndedByClosing(), klippekortIssued()];
