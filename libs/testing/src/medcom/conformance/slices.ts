import type { ElementDefinitionSlicingDiscriminator } from 'fhir/r4.js';
import { countFindings } from './cardinality.js';
import { type Context } from './context.js';
import { agrees, isClear } from './discriminators.js';
import { type ElementNode } from './element-node.js';
import { error, unchecked, type Finding } from './finding.js';
import { type Place } from './place.js';

/** Sorts values into the slices of an element; each slice with its values, and what is wrong with how many there are. */
export function sorted(context: Context, places: readonly Place[], node: ElementNode): ReadonlyMap<ElementNode, readonly Place[]> {
  const bySlice = new Map<ElementNode, Place[]>(node.slices.map((slice) => [slice, []]));
  for (const place of places) {
    const slice = node.slices.find((it) => isIn(context, place, node, it));
    if (slice) bySlice.get(slice)!.push(place);
  }
  return bySlice;
}

/** Whether there are as many values in each slice as there must and may be, and none beside closed slices. */
export function* slicingFindings(
  context: Context,
  places: readonly Place[],
  node: ElementNode,
  path: string,
  bySlice: ReadonlyMap<ElementNode, readonly Place[]>,
): Generator<Finding> {
  for (const [slice, members] of bySlice) {
    const at = `${path}:${slice.definition.sliceName}`;
    const clear = discriminatorsOf(node).every((it) => isClear(context, slice, it));
    if (clear) yield* countFindings(members.length, slice, at);
    else if ((slice.definition.min ?? 0) > 0) yield unchecked(at, 'slicing', 'what sets the slice apart is not known here');
  }
  if (node.definition.slicing?.rules !== 'closed') return;
  const inside = new Set([...bySlice.values()].flat());
  for (const place of places) if (!inside.has(place)) yield error(place.path, 'slicing', 'is in none of the slices, which are closed');
}

function discriminatorsOf({ definition }: ElementNode): readonly ElementDefinitionSlicingDiscriminator[] {
  return definition.slicing?.discriminator ?? [];
}

function isIn(context: Context, place: Place, node: ElementNode, slice: ElementNode): boolean {
  const discriminators = discriminatorsOf(node);
  return discriminators.length > 0 && discriminators.every((it) => agrees(context, place, slice, it));
}
