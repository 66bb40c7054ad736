import type { ElementDefinition, ElementDefinitionType, StructureDefinition } from 'fhir/r4.js';

/** An element of a snapshot with what hangs below it. */
export interface ElementNode {
  readonly definition: ElementDefinition;
  /** Last part of the path: `period`, `value[x]`. */
  readonly name: string;
  readonly isRoot: boolean;
  readonly children: readonly ElementNode[];
  readonly slices: readonly ElementNode[];
  /** What a value may be; empty at a root. */
  readonly types: readonly ElementDefinitionType[];
  /** What the value must be equal to, or contain. */
  readonly fixed: unknown;
  readonly pattern: unknown;
  /** The element of the same snapshot whose content this one has. */
  content(): ElementNode | undefined;
}

const trees = new WeakMap<StructureDefinition, ElementNode>();
const fhirType = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type';

/** A snapshot as a tree: children below their element, slices beside it. @throws Error where there is no snapshot. */
export function elementTree(structure: StructureDefinition): ElementNode {
  let tree = trees.get(structure);
  if (!tree) {
    tree = grow(structure);
    trees.set(structure, tree);
  }
  return tree;
}

function grow({ snapshot, url }: StructureDefinition): ElementNode {
  const byId = new Map<string, ElementNode>();
  for (const definition of snapshot?.element ?? []) {
    const id = definition.id ?? definition.path;
    const parent = id.includes('.') ? byId.get(id.slice(0, id.lastIndexOf('.'))) : undefined;
    const node = nodeOf(definition, byId.size === 0, (of) => byId.get(of));
    byId.set(id, node);
    const last = id.slice(id.lastIndexOf('.') + 1);
    const sliced = last.includes(':') ? byId.get(id.slice(0, id.lastIndexOf(':'))) : undefined;
    if (sliced) (sliced.slices as ElementNode[]).push(node);
    else (parent?.children as ElementNode[] | undefined)?.push(node);
  }
  const root = byId.values().next().value;
  if (!root) throw new Error(`${url} has no snapshot`);
  return root;
}

function nodeOf(definition: ElementDefinition, isRoot: boolean, find: (id: string) => ElementNode | undefined): ElementNode {
  const valueOf = (prefix: string): unknown => Object.entries(definition).find(([key]) => key.startsWith(prefix))?.[1];
  return {
    definition,
    name: definition.path.split('.').at(-1)!,
    isRoot,
    children: [],
    slices: [],
    types: (definition.type ?? []).map((type) => ({ ...type, code: codeOf(type) })),
    fixed: valueOf('fixed'),
    pattern: valueOf('pattern'),
    content: () => {
      const [, id] = definition.contentReference?.split('#') ?? [];
      return id === undefined ? undefined : find(id);
    },
  };
}

/** Ids and urls are given as a type of FHIRPath; which one of FHIR it is stands in an extension. */
function codeOf({ code, extension }: ElementDefinitionType): string {
  if (!code.startsWith('http://hl7.org/fhirpath/')) return code;
  return extension?.find(({ url }) => url === fhirType)?.valueUrl ?? 'string';
}
