import { defaultPolicy, exampleAgreements } from '#domain';
import { type AnyEventDefinition, type Json, type JsonObject, type PlainDate } from '#kernel';
import { named } from '#testing/given-when-then/invented.js';
import { jsonSchemaOf } from '../shape.js';

/** As much of JSON schema as the shapes of events are written in. */
interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly pattern?: string;
}

/** What is written where a text has to have a form. */
const texts: readonly string[] = ['acute-stay-overrun', 'STAY-3', '12:00', 'https://partner.example/', '621'];

/**
 * Invented data of an event, by its shape alone: every member said, ids the same wherever members have the same name, so
 * that events of one stream are about the same things.
 */
export function inventedData(definition: AnyEventDefinition, on: PlainDate): JsonObject {
  return writtenByHand[definition.type]?.(on) ?? (sampled(jsonSchemaOf(definition.data) as Schema, '', on) as JsonObject);
}

/** Where members depend on each other. */
const writtenByHand: Readonly<Record<string, (on: PlainDate) => JsonObject>> = {
  AgreementRegistered: (on) => agreementTerms(on),
  AgreementRevised: (on) => ({ ...agreementTerms(on), cutoff: '08:00' }),
  PolicySet: (on) => ({ from: on, policy: defaultPolicy }),
};
const agreementTerms = (on: PlainDate) => exampleAgreements(on, () => 'https://partner.example/')[0]! as unknown as JsonObject;

/** What is said of an invented person in an event; undefined where nothing can be. */
export function inventedPersonal(definition: AnyEventDefinition, on: PlainDate): JsonObject | undefined {
  if (!definition.personal) return undefined;
  return sampled(jsonSchemaOf(definition.personal) as Schema, '', on) as JsonObject;
}

function sampled(schema: Schema, member: string, on: PlainDate): Json {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0]!;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return sampled(choices[0]!, member, on);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, sampled(one, name, on)]));
    case 'array':
      return schema.items ? [sampled(schema.items, member.replace(/s$/, ''), on)] : [];
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'string':
      return schema.pattern === undefined ? `Opdigtet ${member}` : textLike(new RegExp(schema.pattern));
    default:
      return checkedByItself(schema.description ?? '', member, on);
  }
}

function checkedByItself(says: string, member: string, on: PlainDate): Json {
  if (says.includes('UUID')) return named(member);
  if (says.includes('existing date')) return on;
  if (says.includes('instant')) return `${on}T11:00:00.000Z`;
  if (says.includes('municipality')) return '621';
  if (says.includes('section')) return 'SEL-85';
  return {};
}

function textLike(pattern: RegExp): string {
  const text = texts.find((one) => pattern.test(one));
  if (text === undefined) throw new Error(`no invented text fits ${pattern.source}`);
  return text;
}
