import { EventStoreUnavailable } from '#event-store';
import { BadConfiguration } from '#platform/configuration/bad-configuration.js';
import { BadSecrets } from '#privacy';
import { failed, type Finding } from './finding.js';

/** SQLSTATEs of a table, schema or column that is not there. */
const notThere = new Set(['42P01', '3F000', '42703']);

/** What is said of a check that could not be carried out. Messages are repeated only of errors that are known to quote no value. */
export function whatFailed(error: unknown): Finding {
  if (error instanceof BadConfiguration) return failed(error.problems.map(({ variable, problem }) => `${variable} ${problem}`).join('; '));
  if (error instanceof BadSecrets) return failed(error.message);
  if (error instanceof EventStoreUnavailable) return failed('the event log cannot be read: see what is said of it');
  const word = wordOf(error);
  if (notThere.has(word)) return failed('its tables are not there: start the service once, so that the migrations run');
  return failed(`could not be looked at (${word})`);
}

/** A machine word for an error: its code, else its kind. */
export function wordOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  if ('code' in error && typeof error.code === 'string' && /^[A-Z0-9_]{2,64}$/.test(error.code)) return error.code;
  return 'name' in error && typeof error.name === 'string' ? error.name : 'unknown';
}
