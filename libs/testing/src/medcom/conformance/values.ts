import { isDeepStrictEqual } from 'node:util';
import { type Definitions } from '../published/definitions.js';
import { type Context } from './context.js';
import { type ElementNode } from './element-node.js';
import { error, type Finding } from './finding.js';
import { isObject, type Place } from './place.js';

const regexUrl = 'http://hl7.org/fhir/StructureDefinition/regex';
const numbers = new Set(['integer', 'decimal', 'positiveInt', 'unsignedInt']);

/** Holds a value against the fixed value, the pattern and the length that an element gives. */
export function* valueFindings({ value, path }: Place, { definition, fixed, pattern }: ElementNode): Generator<Finding> {
  if (fixed !== undefined && !isDeepStrictEqual(value, fixed)) yield error(path, 'fixed', `is not ${JSON.stringify(fixed)}`);
  if (pattern !== undefined && !contains(value, pattern)) yield error(path, 'pattern', `does not contain ${JSON.stringify(pattern)}`);
  const { maxLength } = definition;
  if (maxLength !== undefined && typeof value === 'string' && value.length > maxLength) {
    yield error(path, 'length', `is longer than ${maxLength}`);
  }
}

/** True where a value has everything that a pattern has; each item of a list in some item of the value's. */
export function contains(value: unknown, pattern: unknown): boolean {
  if (Array.isArray(pattern)) {
    return Array.isArray(value) && pattern.every((part) => value.some((one) => contains(one, part)));
  }
  if (!isObject(pattern)) return value === pattern;
  return isObject(value) && Object.entries(pattern).every(([name, part]) => contains(value[name], part));
}

/** Holds a primitive against its JSON form and the regular expression of its type. */
export function* primitiveFindings({ definitions }: Context, { value, path, type }: Place): Generator<Finding> {
  if (value === undefined) return;
  const expected = type === 'boolean' ? 'boolean' : numbers.has(type) ? 'number' : 'string';
  if (typeof value !== expected) {
    yield error(path, 'type', `is not a ${expected}`);
    return;
  }
  if (value === '') yield error(path, 'type', 'is empty');
  if (type === 'xhtml') return;
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  if (formOf(definitions, type)?.test(written) === false) yield error(path, 'type', `is not written as a ${type}`);
}

const forms = new Map<string, RegExp | undefined>();

/** How FHIR says that a primitive is written. */
function formOf(definitions: Definitions, type: string): RegExp | undefined {
  if (!forms.has(type)) {
    const element = definitions.type(type)?.snapshot?.element.find(({ path }) => path === `${type}.value`);
    const regex = element?.type?.[0]?.extension?.find(({ url }) => url === regexUrl)?.valueString;
    forms.set(type, regex === undefined ? undefined : new RegExp(`^(?:${asXml(regex)})$`, 'u'));
  }
  return forms.get(type);
}

/** A regular expression of FHIR means XML's white space, of which JavaScript knows more: a hard space is a letter there. */
function asXml(regex: string): string {
  return regex
    .replace('[ \\r\\n\\t\\S]', '[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]')
    .replaceAll(/\[\^\\s\]|\\S/g, '[^\\x00-\\x20]')
    .replaceAll('\\s', '[ \\t\\n\\r]');
}
