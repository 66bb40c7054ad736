import { type ElementNode } from './element-node.js';
import { error, type Finding } from './finding.js';
import { isObject, type Place, type Property } from './place.js';

/** Whether an element is there as often as it must and may be. */
export function* countFindings(count: number, { definition }: ElementNode, path: string): Generator<Finding> {
  const { min = 0, max = '*' } = definition;
  if (count < min) yield error(path, 'cardinality', `is there ${count} times, and must be at least ${min}`);
  if (max !== '*' && count > Number(max)) yield error(path, 'cardinality', `is there ${count} times, and may be at most ${max}`);
}

/** Whether a property is written as a list exactly where it may repeat, and a choice is made once. */
export function* shapeFindings(properties: readonly Property[], { definition }: ElementNode, path: string): Generator<Finding> {
  if (properties.length > 1) yield error(path, 'shape', 'is of more than one type');
  const repeats = (definition.base?.max ?? definition.max ?? '*') !== '1';
  for (const { isList, places } of properties) {
    if (repeats !== isList) yield error(path, 'shape', repeats ? 'is not a list' : 'is a list');
    if (places.length === 0) yield error(path, 'shape', 'is an empty list');
  }
}

/** Properties that none of the element's children is. */
export function* unknownFindings({ value, path }: Place, known: ReadonlySet<string>): Generator<Finding> {
  if (!isObject(value)) return;
  for (const key of Object.keys(value)) {
    const name = key.replace(/^_/, '');
    if (!known.has(name) && name !== 'resourceType') yield error(`${path}.${name}`, 'unknown-element', 'is not an element here');
  }
}
