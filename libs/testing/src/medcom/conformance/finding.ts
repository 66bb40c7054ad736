/** Something that a message was found to be, when held against the published definitions. */
export interface Finding {
  /** `unchecked` where the definitions at hand do not tell: a value set or a profile that is published elsewhere. */
  readonly severity: 'error' | 'warning' | 'unchecked';
  /** FHIRPath from the Bundle, with list places: `Bundle.entry[2].resource.payload[0].extension:date`. */
  readonly path: string;
  /** The invariant's own key, or which aspect it is. */
  readonly key: string;
  readonly message: string;
}

/** The aspects that are not an invariant. */
export type Aspect =
  | 'cardinality'
  | 'shape'
  | 'unknown-element'
  | 'type'
  | 'fixed'
  | 'pattern'
  | 'length'
  | 'binding'
  | 'code'
  | 'slicing'
  | 'reference'
  | 'target-profile'
  | 'profile';

export function error(path: string, key: Aspect, message: string): Finding {
  return { severity: 'error', path, key, message };
}

export function unchecked(path: string, key: Aspect, message: string): Finding {
  return { severity: 'unchecked', path, key, message };
}
