import { codesOfSystem, codesOfValueSet } from '../published/expansion.js';
import { type Definitions } from '../published/definitions.js';
import { type Context } from './context.js';
import { type ElementNode } from './element-node.js';
import { error, unchecked, type Finding } from './finding.js';
import { isObject, type Place } from './place.js';

/** Holds codes against the value set that an element is bound to, where the binding is required. */
export function* bindingFindings({ definitions }: Context, { value, path }: Place, { definition }: ElementNode): Generator<Finding> {
  const { strength, valueSet } = definition.binding ?? {};
  if (strength !== 'required' || !valueSet || value === undefined) return;
  const member = isMember(definitions, value, valueSet);
  if (member === undefined) yield unchecked(path, 'binding', `what ${valueSet} holds is not known here`);
  else if (!member) yield error(path, 'binding', `is not in ${valueSet}`);
}

/** Holds a coding against its own code system, where that is published in full. */
export function* codingFindings({ definitions }: Context, { value, path, type }: Place): Generator<Finding> {
  if (type !== 'Coding' || !isObject(value)) return;
  const { system, code } = value;
  if (typeof system !== 'string' || typeof code !== 'string') return;
  if (codesOfSystem(definitions, system)?.has(`${system}#${code}`) === false) yield error(path, 'code', `is not a code of ${system}`);
}

/** Whether a code, a Coding or one coding of a CodeableConcept is in a value set; undefined where its codes are not known. */
export function isMember(definitions: Definitions, value: unknown, valueSet: string): boolean | undefined {
  const codes = codesOfValueSet(definitions, valueSet);
  if (!codes) return undefined;
  if (!isObject(value)) return [...codes].some((it) => it.endsWith(`#${String(value)}`));
  if (Array.isArray(value['coding'])) return value['coding'].some((it) => isMember(definitions, it, valueSet));
  return codes.has(`${String(value['system'])}#${String(value['code'])}`);
}
