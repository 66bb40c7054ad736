import { isDeepStrictEqual } from 'node:util';
import type { Bundle } from 'fhir/r4.js';
import { elementTree, valuesOf, type ElementNode } from './element-tree.js';
import { type Definitions } from './package.js';

/** Profiles of HL7 Denmark that MedCom's refer to and do not publish: an identifier is one of them by its system. */
const danishIdentifiers: Readonly<Record<string, string>> = {
  'http://hl7.dk/fhir/core/StructureDefinition/dk-core-cpr-identifier': 'urn:oid:1.2.208.176.1.2',
  'http://hl7.dk/fhir/core/StructureDefinition/dk-core-sor-identifier': 'urn:oid:1.2.208.176.1.1',
  'http://hl7.dk/fhir/core/StructureDefinition/dk-core-gln-identifier': 'https://www.gs1.org/gln',
};

/**
 * Holds a message against the snapshots of the profiles that it names: what is required is there, as often as is
 * allowed, nothing is there that the profile does not know, fixed values and patterns are kept, slices are filled. Does
 * not evaluate FHIRPath invariants or look up codes.
 */
export function departuresFrom(definitions: Definitions, bundle: Bundle): readonly string[] {
  const check = new ProfileCheck(definitions);
  check.resource(bundle, 'Bundle');
  bundle.entry?.forEach(({ resource }, index) => check.resource(resource, `entry[${index}]`));
  return check.found;
}

class ProfileCheck {
  readonly found: string[] = [];
  readonly #trees = new Map<string, ElementNode | undefined>();

  constructor(private readonly definitions: Definitions) {}

  resource(resource: unknown, at: string): void {
    const urls = (resource as { meta?: { profile?: string[] } } | undefined)?.meta?.profile ?? [];
    if (urls.length === 0) this.found.push(`${at}: names no profile`);
    for (const url of urls) {
      const tree = this.#tree(url);
      if (tree) this.#element(resource, tree, at);
      else this.found.push(`${at}: unknown profile ${url}`);
    }
  }

  #tree(url: string): ElementNode | undefined {
    if (!this.#trees.has(url)) {
      const structure = this.definitions.structure(url);
      this.#trees.set(url, structure && elementTree(structure));
    }
    return this.#trees.get(url);
  }

  #element(value: unknown, node: ElementNode, at: string): void {
    if (!satisfies(value, node)) this.found.push(`${at}: other than the profile's fixed value or pattern`);
    // Without children the snapshot leaves the element to its data type.
    if (node.children.length === 0 || typeof value !== 'object' || value === null) return;
    const known = new Set(['resourceType']);
    for (const child of node.children) {
      const { keys, values } = valuesOf(value, child);
      keys.forEach((key) => known.add(key));
      if (keys.length > 1) this.found.push(`${at}.${child.name}: of more than one type`);
      for (const key of keys) this.#shape((value as Record<string, unknown>)[key], child, `${at}.${key}`);
      this.#occurrences(values, child, `${at}.${child.name}`);
    }
    for (const key of Object.keys(value)) if (!known.has(key.replace(/^_/, ''))) this.found.push(`${at}.${key}: not in the profile`);
  }

  #shape(value: unknown, { definition }: ElementNode, at: string): void {
    const repeats = (definition.base?.max ?? definition.max) !== '1';
    if (repeats !== Array.isArray(value)) this.found.push(`${at}: ${repeats ? 'must be a list' : 'must not be a list'}`);
    if (Array.isArray(value) && value.length === 0) this.found.push(`${at}: an empty list`);
  }

  #occurrences(values: readonly unknown[], node: ElementNode, at: string): void {
    this.#count(values.length, node, at);
    values.forEach((value, index) => this.#element(value, node, values.length > 1 ? `${at}[${index}]` : at));
    const sliced = new Set<unknown>();
    for (const slice of node.slices) {
      const matching = values.filter((value) => this.#matches(value, slice));
      this.#count(matching.length, slice, `${at}:${slice.definition.sliceName}`);
      for (const value of matching) {
        sliced.add(value);
        this.#element(value, slice, `${at}:${slice.definition.sliceName}`);
      }
    }
    if (node.definition.slicing?.rules === 'closed' && values.some((value) => !sliced.has(value))) {
      this.found.push(`${at}: outside the slices, which are closed`);
    }
  }

  #count(count: number, { definition }: ElementNode, at: string): void {
    const { min = 0, max = '*' } = definition;
    if (count < min) this.found.push(`${at}: ${count} of at least ${min}`);
    if (max !== '*' && count > Number(max)) this.found.push(`${at}: ${count} of at most ${max}`);
  }

  /** True where the value belongs to a slice: whatever sets the slice apart is in it. */
  #matches(value: unknown, node: ElementNode): boolean {
    if (!satisfies(value, node)) return false;
    if (node.profiles.length > 0 && !node.profiles.some((profile) => this.#follows(value, profile))) return false;
    return [...node.children].every((child) => {
      const { values } = valuesOf(value, child);
      const required = [child, ...child.slices].filter((it) => (it.definition.min ?? 0) > 0);
      return required.every((it) => values.some((one) => this.#matches(one, it)));
    });
  }

  #follows(value: unknown, profile: string): boolean {
    const system = danishIdentifiers[profile];
    if (system) return (value as { system?: unknown } | null)?.system === system;
    const tree = this.#tree(profile);
    return tree !== undefined && this.#matches(value, tree);
  }
}

function satisfies(value: unknown, { fixed, pattern }: ElementNode): boolean {
  if (fixed !== undefined && !isDeepStrictEqual(value, fixed)) return false;
  return pattern === undefined || contains(value, pattern);
}

function contains(value: unknown, pattern: unknown): boolean {
  if (typeof pattern !== 'object' || pattern === null) return value === pattern;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(pattern).every(([name, part]) => contains((value as Record<string, unknown>)[name], part));
}
