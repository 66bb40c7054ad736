/** No FHIR message comes near this many levels; what goes deeper is made to break its reader. */
export const DEEPEST = 100;

/** True where a JSON value nests deeper than {@link DEEPEST}. Walks without recursion, whatever it is given. */
export function nestsTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= DEEPEST; depth++) {
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      for (const member of Object.values(item)) if (typeof member === 'object' && member !== null) next.push(member);
    }
    if (next.length === 0) return false;
    level = next;
  }
  return true;
}
