import { type Check } from './check.js';
import { advisoriesCheck } from './checks/advisories.js';
import { agreementsCheck } from './checks/agreements.js';
import { clockCheck } from './checks/clock.js';
import { dueCheck } from './checks/due.js';
import { endpointsCheck } from './checks/endpoints.js';
import { identityCheck } from './checks/identity.js';
import { keysCheck } from './checks/keys.js';
import { logCheck } from './checks/log.js';
import { mailCheck } from './checks/mail.js';
import { migrationsCheck } from './checks/migrations.js';
import { organizationsCheck } from './checks/organizations.js';
import { ownCertificatesCheck } from './checks/own-certificates.js';
import { processorsCheck } from './checks/processors.js';
import { queueCheck } from './checks/queue.js';
import { viewsCheck } from './checks/views.js';
import { waysCheck } from './checks/ways.js';

/** Everything that is looked at besides the configuration and the database themselves, in the order in which it is told. */
export const checks: readonly Check[] = [
  identityCheck,
  clockCheck,
  migrationsCheck,
  logCheck,
  processorsCheck,
  viewsCheck,
  dueCheck,
  advisoriesCheck,
  queueCheck,
  keysCheck,
  agreementsCheck,
  waysCheck,
  endpointsCheck,
  ownCertificatesCheck,
  mailCheck,
  organizationsCheck,
];
