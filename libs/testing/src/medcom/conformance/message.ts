import type { Bundle } from 'fhir/r4.js';
import { isObject, type Json } from './place.js';

interface Entry {
  readonly path: string;
  readonly fullUrl: string;
  readonly resource: Json;
}

/** The resources of a bundle, and which of them a reference means. */
export class Message {
  readonly bundle: Json;
  readonly #entries: readonly Entry[];

  constructor(bundle: Bundle) {
    this.bundle = bundle as unknown as Json;
    const entries: readonly unknown[] = Array.isArray(bundle.entry) ? bundle.entry : [];
    this.#entries = entries.flatMap((entry, index) => {
      if (!isObject(entry) || !isObject(entry['resource'])) return [];
      const { fullUrl, resource } = entry;
      return { path: `Bundle.entry[${index}].resource`, fullUrl: typeof fullUrl === 'string' ? fullUrl : '', resource };
    });
  }

  /** Where in the bundle a resource lies; undefined for one that is contained in another. */
  pathOf(resource: Json): string | undefined {
    return this.#entries.find((it) => it.resource === resource)?.path;
  }

  /** What a reference in a resource means: within it (`#id`), by full url, or beside it on the same server (`Patient/1`). */
  resolve(reference: string, from: Json): Json | undefined {
    if (reference.startsWith('#')) return containedIn(from, reference.slice(1));
    const own = this.#entries.find(({ resource }) => resource === from);
    const base = own && serverOf(own);
    return this.#byUrl(base === undefined ? reference : `${base}${reference}`) ?? this.#byUrl(reference);
  }

  /** What a reference means when it is not known where it stands, as in FHIRPath on a text. */
  resolveAnywhere(reference: string): Json | undefined {
    return this.#byUrl(reference) ?? this.#entries.find(({ fullUrl }) => fullUrl.endsWith(`/${reference}`))?.resource;
  }

  #byUrl(url: string): Json | undefined {
    return this.#entries.find(({ fullUrl }) => fullUrl === url)?.resource;
  }
}

/** The part of an entry's full url that comes before `Patient/1`, where it is such a url. */
function serverOf({ fullUrl, resource }: Entry): string | undefined {
  const own = `${String(resource['resourceType'])}/${String(resource['id'])}`;
  return fullUrl.endsWith(`/${own}`) ? fullUrl.slice(0, -own.length) : undefined;
}

function containedIn({ contained }: Json, id: string): Json | undefined {
  const all: readonly unknown[] = Array.isArray(contained) ? contained : [];
  return all.find((it): it is Json => isObject(it) && it['id'] === id);
}
