import { canonicalJson, type Uuid } from '#kernel';
import { type WantedDeviation } from './wanted.js';

/** A deviation that an event brings, changes or takes away. */
export interface DeviationChange {
  readonly id: Uuid;
  /** What is to be there after the event; undefined where nothing is any more. */
  readonly after: WantedDeviation | undefined;
}

/** What differs between the reading just before an event and the one just after it. */
export function deviationChanges(before: readonly WantedDeviation[], after: readonly WantedDeviation[]): readonly DeviationChange[] {
  const [was, is] = [byId(before), byId(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((id) => printOf(was.get(id)) !== printOf(is.get(id)))
    .map((id) => ({ id, after: is.get(id) }));
}

function byId(wanted: readonly WantedDeviation[]): ReadonlyMap<Uuid, WantedDeviation> {
  return new Map(wanted.map((one) => [one.id, one]));
}

function printOf(wanted: WantedDeviation | undefined): string {
  return canonicalJson(wanted?.content);
}
