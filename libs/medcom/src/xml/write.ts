import { isMarkupOfNarrative } from './narrative-markup.js';
import { elementOf, typeOfResource } from './elements.js';
import { escapeXml, FHIR } from './tree.js';

/**
 * Writes a resource in XML, in FHIR's order of elements. Of the resources that MedCom's messages consist of: what is not known of
 * other ones stands in the order in which it comes.
 */
export function writeFhirXml(resource: object): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeResource(resource as Members, ` xmlns="${FHIR}"`)}`;
}

type Members = Readonly<Record<string, unknown>>;

function writeResource({ resourceType, ...members }: Members, attributes = ''): string {
  const type = String(resourceType);
  return `<${type}${attributes}>${writeMembers(members, typeOfResource(type))}</${type}>`;
}

function writeMembers(members: Members, type: string | undefined): string {
  const names = [...new Set(Object.keys(members).map((name) => name.replace(/^_/, '')))];
  const place = (name: string) => elementOf(type, name)?.order ?? Number.MAX_SAFE_INTEGER;
  return names
    .filter((name) => !isAttribute(name, type))
    .sort((a, b) => place(a) - place(b))
    .map((name) => writeMember(name, members[name], members[`_${name}`], type))
    .join('');
}

/** The id of what is no resource, and an extension's url. */
function isAttribute(name: string, type: string | undefined): boolean {
  return (name === 'id' && elementOf(type, 'id') === undefined) || (name === 'url' && type === 'Extension');
}

function attributesOf(members: Members, type: string | undefined): string {
  return Object.entries(members)
    .filter(([name, value]) => isAttribute(name, type) && typeof value === 'string')
    .map(([name, value]) => ` ${name}="${escapeXml(value as string)}"`)
    .join('');
}

function writeMember(name: string, value: unknown, beside: unknown, type: string | undefined): string {
  if (Array.isArray(value)) return value.map((one: unknown, at) => writeOne(name, one, Array.isArray(beside) ? beside[at] : undefined, type)).join('');
  return writeOne(name, value, beside, type);
}

function writeOne(name: string, value: unknown, beside: unknown, type: string | undefined): string {
  const shape = elementOf(type, name);
  if (type === 'Narrative' && name === 'div' && typeof value === 'string') return isMarkupOfNarrative(value) ? value : '';
  if (isMembers(value) && shape?.holds === 'resource') return `<${name}>${writeResource(value)}</${name}>`;
  if (isMembers(value)) return tag(name, attributesOf(value, shape?.type), writeMembers(value, shape?.type));
  const extras = isMembers(beside) ? beside : {};
  const plain = isPlain(value) ? ` value="${escapeXml(String(value))}"` : '';
  return plain === '' && Object.keys(extras).length === 0 ? '' : tag(name, attributesOf(extras, undefined) + plain, writeMembers(extras, 'Element'));
}

function tag(name: string, attributes: string, inside: string): string {
  return inside === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inside}</${name}>`;
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
