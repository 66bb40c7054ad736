import { type Findings } from './problem.js';
import { type Place } from './place.js';

/** A resource in a bundle. */
export interface Entry {
  readonly resource: Place;
  readonly type: string | undefined;
  readonly id: string | undefined;
}

/** The resources of a bundle, found by type and by reference. */
export class Entries {
  readonly #byReference = new Map<string, Set<Entry>>();

  private constructor(
    readonly all: readonly Entry[],
    fullUrls: readonly (string | undefined)[],
  ) {
    all.forEach((entry, index) => {
      if (entry.type !== undefined && entry.id !== undefined) this.#index(`${entry.type}/${entry.id}`, entry);
      const fullUrl = fullUrls[index];
      if (fullUrl !== undefined) this.#index(fullUrl, entry);
    });
  }

  /** Reads `Bundle.entry`; every entry must hold a resource that names its type. */
  static of(bundle: Place, findings: Findings): Entries {
    const list = bundle.member('entry');
    if (list.present && !Array.isArray(list.value)) findings.report('wrong-type', list, 'entry must be an array');
    const fullUrls: (string | undefined)[] = [];
    const entries = list.items.map((item) => {
      const resource = item.member('resource');
      const type = resource.member('resourceType').text;
      if (type === undefined) findings.report('wrong-type', resource, 'an entry without a resource');
      fullUrls.push(item.member('fullUrl').text);
      return { resource, type, id: resource.member('id').text };
    });
    return new Entries(entries, fullUrls);
  }

  #index(key: string, entry: Entry): void {
    const there = this.#byReference.get(key);
    if (there) there.add(entry);
    else this.#byReference.set(key, new Set([entry]));
  }

  ofType(type: string): readonly Entry[] {
    return this.all.filter((entry) => entry.type === type);
  }

  /** The only resource of a type; its absence or a second one is a problem. */
  only(type: string, bundle: Place, findings: Findings): Entry | undefined {
    const [first, second] = this.ofType(type);
    if (!first) return findings.report('resource-missing', bundle.member('entry'), `no ${type}`);
    if (second) return findings.report('resource-repeated', second.resource, `more than one ${type}`);
    return first;
  }

  /**
   * The resource that a Reference names, which must be in the bundle and of the given type. Relative (`Type/id`),
   * absolute and `urn:uuid:` references are followed, with or without a version.
   */
  resolve(reference: Place, type: string, findings: Findings): Entry | undefined {
    const at = reference.member('reference');
    if (!at.present) return findings.report('element-missing', at, `a reference to ${type} is required`);
    const target = referenceTarget(at);
    const found = target === undefined ? undefined : this.#byReference.get(target);
    if (!found) return findings.report('reference-unresolved', at, `no such ${type} in the bundle`);
    if (found.size > 1) return findings.report('reference-ambiguous', at, 'several resources have this id');
    const [entry] = found;
    if (entry?.type !== type) return findings.report('reference-mismatch', at, `must refer to ${type}`);
    return entry;
  }
}

/** What a reference's text names, without the version. */
export function referenceTarget(at: Place): string | undefined {
  return at.text?.replace(/\/_history\/[^/]*$/, '');
}

/** The id in a reference to a resource of this type, whether or not the resource is at hand. */
export function referredId(at: Place, type: string): string | undefined {
  const target = referenceTarget(at);
  const parts = target?.split('/') ?? [];
  if (parts.length >= 2 && parts.at(-2) === type) return parts.at(-1);
  return target?.startsWith('urn:uuid:') ? target.slice('urn:uuid:'.length) : undefined;
}
