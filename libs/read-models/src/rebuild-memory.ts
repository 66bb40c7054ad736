import { type RebuildMemory } from './view.js';

/** A memory for one rebuild, empty. */
export function rebuildMemory(): RebuildMemory {
  const kept = new Map<string, unknown>();
  return {
    keep: <Value>(key: string, make: () => Value): Value => {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key) as Value;
    },
  };
}
