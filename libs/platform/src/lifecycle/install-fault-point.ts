import { killAtFaultPoint } from '#processing';
import { BadConfiguration } from '../configuration/bad-configuration.js';
import { type Configuration } from '../configuration/configuration.js';

/** Has this process killed at the configured fault point. @throws BadConfiguration where there is no such point */
export function installFaultPoint({ faultPoint }: Configuration): void {
  if (faultPoint === undefined) return;
  try {
    killAtFaultPoint(faultPoint);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new BadConfiguration([{ variable: 'FAULT_POINT', problem: `names ${error.message}` }]);
  }
}
