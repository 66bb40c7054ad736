import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type AnyEventDefinition, canonicalJson, type Json } from '#kernel';

/** A part of an event as JSON schema; what a schema checks by itself is named by what it says of a misfit. */
export function jsonSchemaOf(schema: z.ZodType): Json {
  return z.toJSONSchema(schema, {
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const own = ownChecksOf(zodSchema as unknown as z.ZodType);
      if (own.length > 0) jsonSchema['description'] = own.join('; ');
    },
  }) as unknown as Json;
}

/** What tells one shape of an event from another. */
export function digestOf({ data, personal }: AnyEventDefinition): string {
  const shape = { data: jsonSchemaOf(data), personal: personal ? jsonSchemaOf(personal) : null };
  return createHash('sha256').update(canonicalJson(shape)).digest('base64url').slice(0, 16);
}

interface OwnCheck {
  readonly error?: unknown;
  readonly fn?: { readonly name: string };
}

/** @throws Error where a schema checks something by itself and has neither words nor a name for it */
function ownChecksOf(schema: z.ZodType): readonly string[] {
  const { def } = schema._zod;
  const checks = (def.checks ?? []).map((check) => check._zod.def as OwnCheck & { readonly check: string });
  const own: readonly OwnCheck[] = [...(def.type === 'custom' ? [def as OwnCheck] : []), ...checks.filter(({ check }) => check === 'custom')];
  return own.map(({ error, fn }) => {
    const said = typeof error === 'function' ? (error as (issue: object) => unknown)({ code: 'custom', input: undefined }) : fn?.name;
    if (typeof said === 'string' && said !== '') return said;
    throw new Error('a schema of an event checks something by itself; say what, by its `error`');
  });
}
