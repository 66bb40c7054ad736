import { type TimeZone } from './time-zones.js';

/**
 * Moves the process of this test file to another time zone, from the next look at a clock or calendar on. Each file begins in
 * a zone of its own, so nothing needs to be put back.
 */
export function moveProcessTo(zone: TimeZone): void {
  (globalThis as unknown as { readonly moveProcessTo: (zone: TimeZone) => void }).moveProcessTo(zone);
}
