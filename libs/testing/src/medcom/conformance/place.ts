import { type ElementNode } from './element-node.js';

export type Json = Readonly<Record<string, unknown>>;

/** A value in a message: what it is, where, and in which resource. */
export interface Place {
  /** An object, a primitive, or undefined where only `_name` says something of a primitive. */
  readonly value: unknown;
  /** What `_name` says beside a primitive: its id and extensions. */
  readonly extra: unknown;
  /** FHIRPath from the Bundle, with list places. */
  readonly path: string;
  /** Its FHIR type; for a group within a resource its path there: `Communication.payload`. */
  readonly type: string;
  readonly resource: Json;
}

/** What a value has for a child element under one name. */
export interface Property {
  readonly key: string;
  readonly isList: boolean;
  readonly places: readonly Place[];
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function resourcePlace(resource: Json, path: string): Place {
  return { value: resource, extra: undefined, path, type: String(resource['resourceType']), resource };
}

/** The properties of a value that are the child element: one, or those of a choice by their types. */
export function propertiesOf({ value, path, resource }: Place, child: ElementNode): readonly Property[] {
  if (!isObject(value)) return [];
  const name = child.name.replace('[x]', '');
  return namesOf(value, child).map((key) => {
    const main = value[key];
    const beside = value[`_${key}`];
    const isList = Array.isArray(main) || (main === undefined && Array.isArray(beside));
    const [values, extras] = [main, beside].map((it) => (Array.isArray(it) ? (it as unknown[]) : it === undefined ? [] : [it])) as [unknown[], unknown[]];
    const places = Array.from({ length: Math.max(values.length, extras.length) }, (_, index): Place => {
      const one = values[index] ?? undefined;
      const at = isList ? `${path}.${name}[${index}]` : `${path}.${name}`;
      return { value: one, extra: extras[index] ?? undefined, path: at, type: typeOf(child, key, one), resource };
    });
    return { key, isList, places };
  });
}

function namesOf(value: Json, { name, types }: ElementNode): readonly string[] {
  const isThere = (key: string) => Object.hasOwn(value, key) || Object.hasOwn(value, `_${key}`);
  if (!name.endsWith('[x]')) return isThere(name) ? [name] : [];
  return types.map(({ code }) => choiceKey(name, code)).filter(isThere);
}

export function choiceKey(name: string, type: string): string {
  return name.replace('[x]', '') + type.charAt(0).toUpperCase() + type.slice(1);
}

function typeOf({ definition, name, types }: ElementNode, key: string, value: unknown): string {
  const [, referred] = definition.contentReference?.split('#') ?? [];
  if (referred) return referred;
  const code = (name.endsWith('[x]') ? types.find((it) => choiceKey(name, it.code) === key) : types[0])?.code ?? 'Element';
  if (code === 'BackboneElement' || code === 'Element') return definition.base?.path ?? definition.path;
  if (code === 'Resource' && isObject(value)) return String(value['resourceType']);
  return code;
}
