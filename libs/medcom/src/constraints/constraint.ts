/** A rule that a message which we send keeps to. */
export interface Constraint {
  /** Machine word; what it is called when a message is held back for it. */
  readonly id: string;
  /** What it asks for, for the person who is told. */
  readonly text: string;
  /** The type of the resources that it is asked of, the Bundle itself included; `any` for every resource in the bundle. */
  readonly on: string;
  /** FHIRPath over such a resource, true where the rule is kept. `%bundle` is the message; `resolve()` looks inside it. */
  readonly expression: string;
}

/** States a constraint. */
export function constraint<const Id extends string>(id: Id, on: string, text: string, expression: string): Constraint & { readonly id: Id } {
  return { id, on, text, expression };
}
