import { Problem } from '#platform';
import { type Asking } from '../../request/asking.js';
import { type PathwayLook } from '../reading/look-at-pathway.js';

/**
 * Lets through a pathway that is at the version that the asker saw (`If-Match`), and one on which the request was carried
 * out before: the same request is answered as the first time.
 * @throws Problem `stale`
 */
export function asSeen<Look extends PathwayLook>(look: Look, { expectedVersion, commandId }: Asking): Look {
  if (expectedVersion === undefined || expectedVersion === look.version) return look;
  const before = look.recorded.some(({ stored: { metadata } }) => metadata.commandId === commandId || metadata.causationId === commandId);
  if (!before) throw new Problem('stale', { version: look.version });
  return look;
}
