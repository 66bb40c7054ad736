import { type DestinationStream, pino, type Logger } from 'pino';
import { type Configuration } from '../configuration/configuration.js';
import { correlationId } from '../correlation/correlation.js';
import { describeError } from './describe-error.js';

export type { Logger } from 'pino';

/**
 * The service's log: JSON lines, each with the correlation id it was written under. What is logged is chosen member by
 * member: never a body, a query string, a name, a CPR number, or an object that may hold one.
 */
export function createLogger(level: Configuration['logLevel'], destination: DestinationStream = pino.destination(1)): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      mixin: () => {
        const id = correlationId();
        return id === undefined ? {} : { correlationId: id };
      },
    },
    destination,
  );
}
