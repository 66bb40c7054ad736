import { type Ask } from './asking.js';
import { asksOfAbsences } from './tracks/absences.js';
import { asksOfAkutpladser } from './tracks/akutpladser.js';
import { asksOfAssessments } from './tracks/assessments.js';
import { asksOfCards } from './tracks/cards.js';
import { asksOfCase } from './tracks/case.js';
import { asksOfConsents } from './tracks/consents.js';
import { asksOfGrants } from './tracks/grants.js';
import { asksOfHandovers } from './tracks/handovers.js';
import { asksOfHospital } from './tracks/hospital.js';
import { asksOfStays } from './tracks/stays.js';
import { asksOfSupport } from './tracks/support.js';
import { asksOfWorkers } from './tracks/workers.js';

/** All that can be asked, by name. */
export const asks = {
  ...asksOfCase,
  ...asksOfWorkers,
  ...asksOfGrants,
  ...asksOfStays,
  ...asksOfAkutpladser,
  ...asksOfAssessments,
  ...asksOfAbsences,
  ...asksOfSupport,
  ...asksOfCards,
  ...asksOfHospital,
  ...asksOfHandovers,
  ...asksOfConsents,
};
export type AskName = keyof typeof asks;
export const askOf = (name: AskName): Ask => asks[name];
