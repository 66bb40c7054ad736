import { canonicalJson, type JsonObject } from '#kernel';
import { nestsTooDeep } from './depth.js';

/**
 * One text for equal messages, however their members are ordered or spaced: hash it and keep the hash, to know a
 * message repeated (same id, same text) from an id used twice (same id, other text). It holds everything the message
 * does, so it is itself personal data. Undefined for what cannot be a message: no object, or nested beyond reason.
 */
export function fingerprintOf(message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null || nestsTooDeep(message)) return undefined;
  return canonicalJson(message as JsonObject);
}
