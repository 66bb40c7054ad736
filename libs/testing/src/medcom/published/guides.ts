import { Definitions } from './definitions.js';

/** The packages that each guide is published with, in the versions at hand. */
const packagesOf = {
  'carecommunication-5.0.2': ['core-3.0.1', 'messaging-4.0.2', 'terminology-2.0.1'],
  'acknowledgement-2.0.3': ['core-2.0.0', 'messaging-2.1.0', 'terminology-2.0.1'],
  'hospitalnotification-3.0.2': ['core-2.0.0', 'messaging-2.1.0', 'terminology-2.0.1'],
} as const;

export type Guide = keyof typeof packagesOf;

const known = new Map<string, Definitions>();

/** What a guide and its packages define, read once a process; other packages (`messaging-4.0.2`) come before them. */
export function definitionsOf(guide: Guide, ...others: readonly string[]): Definitions {
  const packages = [...packagesOf[guide], guide, ...others];
  const name = packages.join(' ');
  const definitions = known.get(name) ?? Definitions.of(...packages);
  known.set(name, definitions);
  return definitions;
}
