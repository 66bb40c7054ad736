import { type Memory } from './view.js';

/** A memory, empty. */
export function emptyMemory(): Memory {
  const kept = new Map<string, unknown>();
  return {
    keep: <Value>(key: string, make: () => Value): Value => {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key) as Value;
    },
  };
}
