import { createHash } from 'node:crypto';

/**
 * The time zones that a test file runs in, always the same two and never twice the same one: of the process, and of the
 * sessions of its databases.
 * @param {string} name what it is called within the project, and in which suite
 * @param {readonly string[]} zones those to choose from, two at least
 */
export function zonesOf(name, zones) {
  const chance = createHash('sha256').update(name).digest();
  const place = chance.readUInt32BE(0) % zones.length;
  const further = 1 + (chance.readUInt32BE(4) % (zones.length - 1));
  return { process: zones[place], session: zones[(place + further) % zones.length] };
}
