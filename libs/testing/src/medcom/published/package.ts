import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { CodeSystem, StructureDefinition, ValueSet } from 'fhir/r4.js';
import { medcomData } from './medcom-data.js';

/** What a package defines and a message can be held against. */
export type Definition = StructureDefinition | ValueSet | CodeSystem;

const BLOCK = 512;
const read = new Map<string, readonly Definition[]>();

/**
 * The definitions in the root of a published package, by name and version: `core-2.0.0`. Reads `packages/NAME.tgz`, or the
 * folder `packages/NAME` where it is unpacked; each once a process.
 */
export function definitionsIn(name: string): readonly Definition[] {
  let definitions = read.get(name);
  if (!definitions) {
    definitions = jsonFiles(name).flatMap((json) => {
      const resource = JSON.parse(json) as { readonly resourceType?: string };
      return isDefinition(resource) ? [resource] : [];
    });
    read.set(name, definitions);
  }
  return definitions;
}

export function isDefinition(resource: { readonly resourceType?: string }): resource is Definition {
  return ['StructureDefinition', 'ValueSet', 'CodeSystem'].includes(resource.resourceType ?? '');
}

function jsonFiles(name: string): readonly string[] {
  const archive = medcomData('packages', `${name}.tgz`);
  if (existsSync(archive)) return [...rootJsonFiles(gunzipSync(readFileSync(archive)))];
  const folder = medcomData('packages', name, 'package');
  return readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? readFileSync(join(folder, file), 'utf8') : []));
}

/** The text of every `package/NAME.json` in a tar archive (ustar). */
function* rootJsonFiles(tar: Buffer): Generator<string> {
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const field = (from: number, length: number) => tar.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const name = field(0, 100);
    if (name === '') return;
    const size = Number.parseInt(field(124, 12), 8);
    const isFile = ['', '0'].includes(field(156, 1));
    if (isFile && field(345, 155) === '' && /^package\/[^./][^/]*\.json$/.test(name) && name !== 'package/package.json') {
      yield tar.toString('utf8', at + BLOCK, at + BLOCK + size);
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}
