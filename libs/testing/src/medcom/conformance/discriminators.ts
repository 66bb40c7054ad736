import { isDeepStrictEqual } from 'node:util';
import type { ElementDefinitionSlicingDiscriminator } from 'fhir/r4.js';
import { isMember } from './bindings.js';
import { type Context } from './context.js';
import { elementTree, type ElementNode } from './element-node.js';
import { evaluate } from './fhirpath.js';
import { isObject, type Place } from './place.js';
import { contains } from './values.js';

/** Whether a value has what a discriminator sets a slice apart by. */
export function agrees(context: Context, place: Place, slice: ElementNode, { type, path }: ElementDefinitionSlicingDiscriminator): boolean {
  const there = () => evaluate(path, place, context);
  switch (type) {
    case 'type':
      return typesAt(context, slice, path).includes(typeAt(context, place, path));
    case 'exists':
      return there().length > 0 === nodesAt(context, slice, path).some(({ definition }) => (definition.min ?? 0) > 0);
    case 'profile':
      return there().some((it) => isObject(it) && profilesAt(context, slice, path).some((url) => context.conformsTo(it, url)));
    case 'value':
    case 'pattern': {
      const values = there();
      return cuesOf(context, slice, path).some((cue) => values.some((value) => hasCue(context, value, cue)));
    }
  }
}

/** Whether the definitions at hand say by what a slice is set apart. */
export function isClear(context: Context, slice: ElementNode, { type, path }: ElementDefinitionSlicingDiscriminator): boolean {
  if (type === 'value' || type === 'pattern') return cuesOf(context, slice, path).length > 0;
  return type !== 'profile' || profilesAt(context, slice, path).some((url) => context.definitions.structure(url));
}

function typeAt(context: Context, place: Place, path: string): string {
  return path === '$this' ? place.type : (evaluate(`(${path}).type().name`, place, context)[0] as string);
}

function typesAt(context: Context, slice: ElementNode, path: string): readonly string[] {
  return nodesAt(context, slice, path).flatMap(({ isRoot, definition, types }) => (isRoot ? [definition.path] : types.map(({ code }) => code)));
}

/** The profiles that a slice demands at a path, of what is there or of what a reference there leads to. */
function profilesAt(context: Context, slice: ElementNode, path: string): readonly string[] {
  const [, before] = /^(.*?)\.?resolve\(\)$/.exec(path) ?? [];
  if (before === undefined) return nodesAt(context, slice, path).flatMap(({ types }) => types.flatMap(({ profile }) => profile ?? []));
  return nodesAt(context, slice, before).flatMap(({ types }) => types.flatMap(({ targetProfile }) => targetProfile ?? []));
}

/** Elements of a slice at a discriminator's path that say what the value must be there. */
function cuesOf(context: Context, slice: ElementNode, path: string): readonly ElementNode[] {
  return nodesAt(context, slice, path).filter(
    ({ fixed, pattern, definition }) => fixed !== undefined || pattern !== undefined || definition.binding?.strength === 'required',
  );
}

function hasCue({ definitions }: Context, value: unknown, { fixed, pattern, definition }: ElementNode): boolean {
  if (fixed !== undefined) return isDeepStrictEqual(value, fixed);
  if (pattern !== undefined) return contains(value, pattern);
  return isMember(definitions, value, definition.binding!.valueSet!) === true;
}

/** The elements of a slice that a discriminator's path leads to, through profiles and data types where need be. */
function nodesAt(context: Context, slice: ElementNode, path: string): readonly ElementNode[] {
  const steps = path.match(/extension\('[^']+'\)|resolve\(\)|\$this|\w+/g) ?? [];
  return steps.reduce<readonly ElementNode[]>((nodes, step) => nodes.flatMap((node) => stepInto(context, node, step)), [slice]);
}

function stepInto(context: Context, node: ElementNode, step: string): readonly ElementNode[] {
  if (step === '$this') return [node];
  if (step === 'resolve()') return node.types.flatMap(({ targetProfile }) => rootsOf(context, targetProfile));
  const [, url] = /^extension\('([^']+)'\)$/.exec(step) ?? [];
  if (url === undefined) return childrenOf(context, node, step);
  return childrenOf(context, node, 'extension').filter((it) => childrenOf(context, it, 'url').some(({ fixed }) => fixed === url));
}

function childrenOf(context: Context, node: ElementNode, name: string): readonly ElementNode[] {
  const own = node.children.filter((it) => it.name === name || it.name === `${name}[x]`);
  if (own.length > 0) return own.flatMap((it) => [it, ...it.slices]);
  const profiles = node.types.flatMap(({ profile, code }) => profile ?? [`http://hl7.org/fhir/StructureDefinition/${code}`]);
  return rootsOf(context, profiles).flatMap((root) => (root === node ? [] : childrenOf(context, root, name)));
}

function rootsOf({ definitions }: Context, profiles: readonly string[] = []): readonly ElementNode[] {
  return profiles.flatMap((url) => {
    const structure = definitions.structure(url);
    return structure ? [elementTree(structure)] : [];
  });
}
