import type { Bundle, BundleEntry, FhirResource } from 'fhir/r4.js';

type TypeName = FhirResource['resourceType'];
type Of<T extends TypeName> = Extract<FhirResource, { resourceType: T }>;

/** Thrown where a message has not what a mutation would change. */
export class Inapplicable extends Error {}

/** A copy of a message to be made wrong. What is asked for and is not there makes the mutation inapplicable. */
export class Draft {
  readonly bundle: Bundle;

  constructor(message: Bundle) {
    this.bundle = structuredClone(message);
  }

  first<T extends TypeName>(type: T): Of<T> {
    return given(this.all(type)[0]);
  }

  all<T extends TypeName>(type: T): readonly Of<T>[] {
    return (this.bundle.entry ?? []).flatMap(({ resource }) => (resource?.resourceType === type ? [resource as Of<T>] : []));
  }

  entryOf(resource: object): BundleEntry {
    return given(this.bundle.entry?.find((it) => it.resource === resource));
  }

  /** What a reference in the message leads to. */
  follow<T extends TypeName>(type: T, reference: string | undefined): Of<T> {
    return given(this.all(type).find(({ id }) => reference === `${type}/${id}`));
  }

  remove(...resources: readonly FhirResource[]): void {
    this.bundle.entry = given(this.bundle.entry).filter(({ resource }) => !resources.some((it) => it === resource));
  }

  /** Adds a copy of a resource under another id. */
  copy<T extends TypeName>(resource: Of<T>, id: string): Of<T> {
    const { fullUrl, resource: original } = structuredClone(this.entryOf(resource));
    const copied = Object.assign(original!, { id }) as Of<T>;
    given(this.bundle.entry).push({ fullUrl: given(fullUrl).replace(/[^/]+$/, id), resource: copied });
    return copied;
  }
}

/** What there must be for a mutation to make sense. */
export function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Inapplicable();
  return value;
}

/** Sets a property, of whatever type; what is wrong by its type must be sayable. */
export function put(target: object, name: string, value: unknown): void {
  Object.assign(target, { [name]: value });
}

/** Takes a property away that is there. */
export function drop(target: object, name: string): void {
  if (!Object.hasOwn(target, name)) throw new Inapplicable();
  Reflect.deleteProperty(target, name);
}
