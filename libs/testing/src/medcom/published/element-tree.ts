import type { ElementDefinition, StructureDefinition } from 'fhir/r4.js';

/** An element of a snapshot with what hangs below it. */
export interface ElementNode {
  readonly definition: ElementDefinition;
  /** Last part of the path: `period`, `value[x]`. */
  readonly name: string;
  readonly children: readonly ElementNode[];
  readonly slices: readonly ElementNode[];
  /** What the value must be equal to, or contain. */
  readonly fixed: unknown;
  readonly pattern: unknown;
  /** Profiles of which the value must follow one. */
  readonly profiles: readonly string[];
}

/** A snapshot as a tree: children below their element, slices beside it. */
export function elementTree({ snapshot, url }: StructureDefinition): ElementNode {
  const elements = snapshot?.element ?? [];
  const root = elements[0];
  if (!root) throw new Error(`${url} has no snapshot`);
  return nodeOf(root, elements);
}

function nodeOf(definition: ElementDefinition, elements: readonly ElementDefinition[]): ElementNode {
  const id = definition.id ?? '';
  const childIds = elements.filter((it) => isChild(it.id ?? '', id));
  const sliceIds = elements.filter((it) => it.id?.startsWith(`${id}:`) && !it.id.slice(id.length + 1).includes('.'));
  const valued = Object.entries(definition);
  return {
    definition,
    name: definition.path.split('.').at(-1)!,
    children: childIds.map((it) => nodeOf(it, elements)),
    slices: sliceIds.map((it) => nodeOf(it, elements)),
    fixed: valued.find(([name]) => name.startsWith('fixed'))?.[1],
    pattern: valued.find(([name]) => name.startsWith('pattern'))?.[1],
    profiles: definition.type?.flatMap(({ profile }) => profile ?? []) ?? [],
  };
}

function isChild(id: string, of: string): boolean {
  if (!id.startsWith(`${of}.`)) return false;
  const rest = id.slice(of.length + 1);
  return !rest.includes('.') && !rest.includes(':');
}

/** The values that an object has for a child element, and under which names. */
export function valuesOf(value: unknown, child: ElementNode): { readonly keys: readonly string[]; readonly values: readonly unknown[] } {
  if (typeof value !== 'object' || value === null) return { keys: [], values: [] };
  const names = child.name.endsWith('[x]')
    ? (child.definition.type ?? []).map(({ code }) => child.name.slice(0, -3) + code.charAt(0).toUpperCase() + code.slice(1))
    : [child.name];
  const keys = names.filter((name) => Object.hasOwn(value, name));
  const values = keys.flatMap((key) => {
    const there: unknown = (value as Record<string, unknown>)[key];
    return Array.isArray(there) ? (there as unknown[]) : [there];
  });
  return { keys, values };
}
