import { bindingFindings, codingFindings } from './bindings.js';
import { countFindings, shapeFindings, unknownFindings } from './cardinality.js';
import { type Context } from './context.js';
import { type ElementNode } from './element-node.js';
import { error, unchecked, type Finding } from './finding.js';
import { invariantFindings } from './invariants.js';
import { isObject, propertiesOf, resourcePlace, type Place } from './place.js';
import { referenceFindings } from './references.js';
import { slicingFindings, sorted } from './slices.js';
import { primitiveFindings, valueFindings } from './values.js';

/** Holds a resource against the profiles that it claims, and against FHIR itself where it claims none. */
export function* resourceFindings(context: Context, place: Place): Generator<Finding> {
  const claimed = claimedProfiles(place.value);
  for (const url of claimed.length > 0 ? claimed : [`http://hl7.org/fhir/StructureDefinition/${place.type}`]) {
    const structure = context.definitions.structure(url);
    if (!structure) yield unchecked(place.path, 'profile', `what ${url} demands is not known here`);
    else if (structure.type !== place.type) yield error(place.path, 'profile', `claims ${url}, which is about another type`);
    else yield* context.findings(place, structure);
  }
}

function claimedProfiles(value: unknown): readonly string[] {
  const meta = isObject(value) ? value['meta'] : undefined;
  const profile = isObject(meta) ? meta['profile'] : undefined;
  return Array.isArray(profile) ? profile.filter((it) => typeof it === 'string') : [];
}

/** Holds a value against an element of a snapshot, and against all that hangs below it. */
export function* elementFindings(context: Context, place: Place, node: ElementNode): Generator<Finding> {
  yield* valueFindings(place, node);
  yield* bindingFindings(context, place, node);
  yield* invariantFindings(context, place, node);
  yield* referenceFindings(context, place, node);
  if (!node.isRoot) yield* typeFindings(context, place, node);
  yield* childFindings(context, place, node.content() ?? node);
}

/** Holds a value against its data type, against the profiles of that type which the element names, and an extension against its own. */
function* typeFindings(context: Context, place: Place, node: ElementNode): Generator<Finding> {
  if (node.types.some(({ code }) => code === 'Resource')) {
    if (isObject(place.value)) yield* resourceFindings(context, resourcePlace(place.value, place.path));
    return;
  }
  const type = context.definitions.type(place.type);
  if (type?.kind === 'primitive-type') {
    yield* primitiveFindings(context, place);
    if (isObject(place.extra)) yield* typeFindings(context, { ...place, value: place.extra, type: 'Element' }, node);
    return;
  }
  if (type && !isObject(place.value)) {
    yield error(place.path, 'type', `is not a ${place.type}`);
    return;
  }
  if (type) yield* context.findings(place, type);
  yield* codingFindings(context, place);
  const own = place.type === 'Extension' && isObject(place.value) ? [String(place.value['url'])] : [];
  const named = node.types.flatMap(({ code, profile }) => (code === place.type ? (profile ?? []) : []));
  for (const url of new Set([...own, ...named])) {
    const structure = context.definitions.structure(url);
    if (structure) yield* context.findings(place, structure);
    else yield unchecked(place.path, 'profile', `what ${url} demands is not known here`);
  }
}

function* childFindings(context: Context, place: Place, node: ElementNode): Generator<Finding> {
  if (node.children.length === 0 || !isObject(place.value)) return;
  const known = new Set<string>();
  for (const child of node.children) {
    const path = `${place.path}.${child.name.replace('[x]', '')}`;
    const properties = propertiesOf(place, child);
    properties.forEach(({ key }) => known.add(key));
    const places = properties.flatMap((it) => it.places);
    yield* shapeFindings(properties, child, path);
    yield* countFindings(places.length, child, path);
    for (const one of places) yield* elementFindings(context, one, child);
    if (child.slices.length === 0) continue;
    const bySlice = sorted(context, places, child);
    yield* slicingFindings(context, places, child, path, bySlice);
    for (const [slice, members] of bySlice) for (const one of members) yield* elementFindings(context, one, slice);
  }
  yield* unknownFindings(place, known);
}
