import type { CodeSystem, StructureDefinition, ValueSet } from 'fhir/r4.js';
import { baseDefinition } from './base-r4.js';
import { danishIdentifiers } from './danish-identifiers.js';
import { definitionsIn, type Definition } from './package.js';

/** Definitions by their canonical url: those of MedCom's packages, of which later ones win, and FHIR R4 below them. */
export class Definitions {
  readonly #byUrl = new Map<string, Definition>();

  constructor(definitions: readonly Definition[]) {
    for (const definition of [...danishIdentifiers, ...definitions]) {
      if (definition.url) this.#byUrl.set(definition.url, definition);
    }
  }

  /** Reads packages by name and version: `core-2.0.0`. */
  static of(...packages: readonly string[]): Definitions {
    return new Definitions(packages.flatMap(definitionsIn));
  }

  /** A profile or a data type, by its canonical url; a version after `|` is read over. */
  structure(url: string): StructureDefinition | undefined {
    const found = this.#find(url);
    return found?.resourceType === 'StructureDefinition' ? found : undefined;
  }

  /** FHIR R4's own definition of a type. */
  type(code: string): StructureDefinition | undefined {
    return this.structure(`http://hl7.org/fhir/StructureDefinition/${code}`);
  }

  valueSet(url: string): ValueSet | undefined {
    const found = this.#find(url);
    return found?.resourceType === 'ValueSet' ? found : undefined;
  }

  codeSystem(url: string): CodeSystem | undefined {
    const found = this.#find(url);
    return found?.resourceType === 'CodeSystem' ? found : undefined;
  }

  #find(canonical: string): Definition | undefined {
    const url = canonical.split('|', 1)[0]!;
    return this.#byUrl.get(url) ?? baseDefinition(url);
  }
}
