import { type BreachReading } from '../deviation/breach.js';
import { admissionBreaches } from './admission/discharge-agreement.js';
import { caseBreaches } from './case/breaches.js';
import { identityBreaches } from './identity/breaches.js';
import { serviceBreaches } from './service/breaches.js';
import { stayBreaches } from './stay/breaches.js';
import { transitionBreaches } from './transition/breaches.js';

const readings: readonly BreachReading[] = [caseBreaches, serviceBreaches, stayBreaches, admissionBreaches, transitionBreaches, identityBreaches];

/** Every limit that a pathway breaks, or will unless something happens: what its tracks state. */
export const breachesOf: BreachReading = (state, policy) => readings.flatMap((reading) => reading(state, policy));
