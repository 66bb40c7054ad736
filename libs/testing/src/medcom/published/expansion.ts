import type { CodeSystemConcept, ValueSetComposeInclude } from 'fhir/r4.js';
import { type Definitions } from './definitions.js';

/** The codes of a value set as `system#code`; undefined where they are not to be had from the definitions at hand. */
export type Codes = ReadonlySet<string> | undefined;

const expanded = new WeakMap<Definitions, Map<string, Codes>>();

/** The codes that a value set comes to. Lists, whole code systems, branches of them, and other value sets are followed. */
export function codesOfValueSet(definitions: Definitions, url: string): Codes {
  const known = expanded.get(definitions) ?? new Map<string, Codes>();
  expanded.set(definitions, known);
  if (!known.has(url)) known.set(url, expand(definitions, url));
  return known.get(url);
}

/** All codes of a code system as `system#code`; undefined where it is not published in full. */
export function codesOfSystem(definitions: Definitions, url: string): Codes {
  const system = definitions.codeSystem(url);
  if (system?.content !== 'complete' || !system.concept) return undefined;
  return new Set(withDescendants(system.concept).map(({ code }) => `${url}#${code}`));
}

function expand(definitions: Definitions, url: string): Codes {
  const compose = definitions.valueSet(url)?.compose;
  if (!compose) return undefined;
  const included = union(compose.include.map((it) => selected(definitions, it)));
  const excluded = union((compose.exclude ?? []).map((it) => selected(definitions, it)));
  return included && excluded && new Set([...included].filter((code) => !excluded.has(code)));
}

function selected(definitions: Definitions, { system, concept, filter, valueSet }: ValueSetComposeInclude): Codes {
  if (!system) return union((valueSet ?? []).map((url) => codesOfValueSet(definitions, url)));
  if (valueSet) return undefined;
  if (concept) return new Set(concept.map(({ code }) => `${system}#${code}`));
  if (!filter) return codesOfSystem(definitions, system);
  const [only, ...others] = filter;
  if (!only || others.length > 0 || !['descendent-of', 'is-a'].includes(only.op)) return undefined;
  const top = withDescendants(definitions.codeSystem(system)?.concept ?? []).find(({ code }) => code === only.value);
  if (!top) return undefined;
  const branch = only.op === 'is-a' ? [top] : (top.concept ?? []);
  return new Set(withDescendants(branch).map(({ code }) => `${system}#${code}`));
}

function union(parts: readonly Codes[]): Codes {
  const all = new Set<string>();
  for (const part of parts) {
    if (!part) return undefined;
    part.forEach((code) => all.add(code));
  }
  return all;
}

function withDescendants(concepts: readonly CodeSystemConcept[]): readonly CodeSystemConcept[] {
  return concepts.flatMap((it) => [it, ...withDescendants(it.concept ?? [])]);
}
