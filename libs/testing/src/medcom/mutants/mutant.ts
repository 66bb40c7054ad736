import type { Bundle } from 'fhir/r4.js';
import { type Finding } from '../conformance/index.js';
import { Draft, Inapplicable } from './draft.js';

/** A message made wrong in one way, and what must be found in it. */
export interface Mutant {
  readonly name: string;
  /** The aspect, or the key of the invariant, that finds it. */
  readonly key: string;
  /** The element that it is found at, from its resource and without list places: `Communication.payload.extension:date`. */
  readonly at: string;
  /** @throws Inapplicable where a message has not what it would change. */
  readonly mutate: (draft: Draft) => void;
}

export function mutant(name: string, key: string, at: string, mutate: (draft: Draft) => void): Mutant {
  return { name, key, at, mutate };
}

/** A message with what a mutant does to it; undefined where it does not apply. */
export function mutated(message: Bundle, { mutate }: Mutant): Bundle | undefined {
  const draft = new Draft(message);
  try {
    mutate(draft);
    return draft.bundle;
  } catch (cause) {
    if (cause instanceof Inapplicable) return undefined;
    throw cause;
  }
}

/** The errors of a message as `key element`, in the terms of a mutant. */
export function told(bundle: Bundle, errors: readonly Finding[]): readonly string[] {
  return errors.map(({ key, path }) => `${key} ${elementOf(bundle, path)}`);
}

function elementOf({ entry = [] }: Bundle, path: string): string {
  const [, index, within = ''] = /^Bundle\.entry\[(\d+)\]\.resource(.*)$/.exec(path) ?? [];
  const type = index === undefined ? undefined : entry[Number(index)]?.resource?.resourceType;
  return (type === undefined ? path : `${type}${within}`).replace(/\[\d+\]/g, '');
}
