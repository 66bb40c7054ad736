import { type Json, type JsonObject } from '#kernel';
import { elementOf, type ElementShape, typeOfResource } from './elements.js';
import { FHIR, readXmlTree, type XmlElement, type XmlFault } from './tree.js';

/** A document read, or why it is none. */
export type ReadXml = { readonly ok: true; readonly resource: JsonObject } | { readonly ok: false; readonly fault: XmlFault | 'not-fhir' };

/** FHIR's names, and nothing that means anything to an object of this language. */
const named = /^[A-Za-z][A-Za-z0-9]{0,63}$/;
const numeric = /^-?(0|[1-9]\d{0,17})(\.\d{1,17})?$/;

class NotFhir extends Error {}

/** Reads a FHIR resource in XML as the same resource in JSON. Never throws. */
export function readFhirXml(text: string): ReadXml {
  const root = readXmlTree(text);
  if (typeof root === 'string') return { ok: false, fault: root };
  try {
    return { ok: true, resource: resourceOf(root) };
  } catch (error) {
    if (error instanceof NotFhir) return { ok: false, fault: 'not-fhir' };
    throw error;
  }
}

function resourceOf(element: XmlElement): JsonObject {
  expectFhir(element);
  return { resourceType: element.name, ...membersOf(element, typeOfResource(element.name)) };
}

/** The children and attributes of an element as members. What is a list is one also with a single item. */
function membersOf(element: XmlElement, type: string | undefined): JsonObject {
  if (element.hasText) throw new NotFhir();
  const members: Record<string, Json> = {};
  for (const [name, value] of element.attributes) {
    if (name === 'id' || name === 'url') members[name] = value;
    else if (name !== 'value') throw new NotFhir();
  }
  const byName = new Map<string, XmlElement[]>();
  for (const child of element.children) {
    const same = byName.get(child.name);
    if (same) same.push(child);
    else byName.set(child.name, [child]);
  }
  for (const [name, children] of byName) Object.assign(members, memberOf(name, children, elementOf(type, name)));
  return members;
}

function memberOf(name: string, children: readonly XmlElement[], shape: ElementShape | undefined): JsonObject {
  const list = shape?.list ?? children.length > 1;
  const values = children.map((child) => valueOf(child, shape));
  // What may stand once and stands twice is for whoever reads the message to find.
  const whole = (items: readonly Json[]): Json => (list || items.length > 1 ? [...items] : items[0]!);
  const extras = values.map(({ beside }) => beside ?? null);
  const hasExtras = extras.some((one) => one !== null);
  return {
    ...(values.some(({ value }) => value !== undefined) ? { [name]: whole(values.map(({ value }) => value ?? null)) } : {}),
    ...(hasExtras ? { [`_${name}`]: whole(extras) } : {}),
  };
}

/** What an element holds; and beside a plain value, what is said of it. */
function valueOf(element: XmlElement, shape: ElementShape | undefined): { readonly value?: Json; readonly beside?: JsonObject } {
  if (element.markup !== undefined) return { value: element.markup };
  expectFhir(element);
  if (shape?.holds === 'resource') {
    const [only, second] = element.children;
    if (!only || second || element.attributes.size > 0) throw new NotFhir();
    return { value: resourceOf(only) };
  }
  const plain = element.attributes.get('value');
  const isPlain = shape ? shape.holds !== 'elements' : plain !== undefined;
  if (!isPlain) return { value: membersOf(element, shape?.type) };
  const beside = membersOf(element, undefined);
  return {
    ...(plain === undefined ? {} : { value: plainValue(plain, shape) }),
    ...(Object.keys(beside).length > 0 ? { beside } : {}),
  };
}

/** Text that is no truth value or number stays text: whoever reads the message says that it is wrong. */
function plainValue(text: string, shape: ElementShape | undefined): Json {
  if (shape?.holds === 'truth') return text === 'true' ? true : text === 'false' ? false : text;
  if (shape?.holds === 'number' && numeric.test(text)) return Number(text);
  return text;
}

function expectFhir({ name, namespace }: XmlElement): void {
  if (namespace !== FHIR || !named.test(name) || name === 'div') throw new NotFhir();
}

