import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { CodeSystem, FhirResource, StructureDefinition, ValueSet } from 'fhir/r4.js';
import { medcomData } from './medcom-data.js';

const BLOCK = 512;

/** The definitions in the root of published packages, by their canonical url. Later packages win. */
export class Definitions {
  readonly #byUrl = new Map<string, FhirResource>();

  /** Reads packages of the folder `packages`, by name and version: `core-2.0.0`. */
  static of(...packages: readonly string[]): Definitions {
    const definitions = new Definitions();
    for (const name of packages) {
      for (const json of rootJsonFiles(gunzipSync(readFileSync(medcomData('packages', `${name}.tgz`))))) {
        const resource = JSON.parse(json) as FhirResource & { readonly url?: string };
        if (resource.url) definitions.#byUrl.set(resource.url, resource);
      }
    }
    return definitions;
  }

  structure(url: string): StructureDefinition | undefined {
    const found = this.#byUrl.get(url);
    return found?.resourceType === 'StructureDefinition' ? found : undefined;
  }

  /** The codes that a value set lists, as `system#code`. @throws Error where the packages have no such value set. */
  codesOf(valueSet: string): ReadonlySet<string> {
    const found = this.#byUrl.get(valueSet) as ValueSet | undefined;
    if (!found?.compose) throw new Error(`no value set ${valueSet}`);
    return new Set(found.compose.include.flatMap(({ system, concept }) => concept?.map(({ code }) => `${system}#${code}`) ?? []));
  }

  /** All codes of a code system. @throws Error where the packages have no such code system. */
  conceptsOf(codeSystem: string): ReadonlySet<string> {
    const found = this.#byUrl.get(codeSystem) as CodeSystem | undefined;
    if (!found?.concept) throw new Error(`no code system ${codeSystem}`);
    return new Set(found.concept.map(({ code }) => code));
  }
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
