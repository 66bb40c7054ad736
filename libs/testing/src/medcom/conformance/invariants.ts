import { type Context } from './context.js';
import { type ElementNode } from './element-node.js';
import { type Finding } from './finding.js';
import { isObject, type Place } from './place.js';

/**
 * Invariants of FHIR R4 that do not say what they mean, as later releases say it: R4's own has no answer for a reference
 * that is only an identifier.
 */
const restated: Readonly<Record<string, string>> = {
  'ref-1': "reference.exists() implies (reference.startsWith('#').not() or (reference.substring(1) in %rootResource.contained.id))",
};

/** Evaluates the invariants of an element. What comes to anything but true is a finding, as is what cannot be evaluated. */
export function* invariantFindings(context: Context, place: Place, { definition }: ElementNode): Generator<Finding> {
  if (place.value === undefined) return;
  for (const { key, severity, expression, human } of definition.constraint ?? []) {
    // A primitive that is there has a value: the commonest question is answered without FHIRPath.
    if (expression === undefined || (key === 'ele-1' && !isObject(place.value))) continue;
    const found = { severity, path: place.path, key };
    try {
      if (!context.isTrue(restated[key] ?? expression, place)) yield { ...found, message: human };
    } catch (cause) {
      yield { ...found, message: `cannot be evaluated: ${cause instanceof Error ? cause.message : 'for an unknown reason'}` };
    }
  }
}
