import { type ApiResponseSchemaHost } from '@nestjs/swagger';
import { instantSchema, municipalitySchema, plainDateSchema, uuidSchema } from '#kernel';
import { z } from 'zod';

/** A schema of OpenAPI 3.1, which is JSON Schema. */
export type AnswerSchema = ApiResponseSchemaHost['schema'];

/** How the kernel's own kinds of text are described. */
const texts = new Map<unknown, AnswerSchema>([
  [uuidSchema._zod.def, { type: 'string', format: 'uuid' }],
  [plainDateSchema._zod.def, { type: 'string', format: 'date' }],
  [instantSchema._zod.def, { type: 'string', format: 'date-time' }],
  [municipalitySchema._zod.def, { type: 'string', pattern: String.raw`^\d{3}$` }],
]);

/** What an answer looks like, for the description of the API. */
export function answerSchema(answer: z.ZodType): AnswerSchema {
  const { $schema: _draft, ...schema } = z.toJSONSchema(answer, {
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => Object.assign(jsonSchema, texts.get(zodSchema._zod.def)),
  });
  return schema as AnswerSchema;
}

/** All such items. */
export function itemsSchema(item: z.ZodType, beside: Readonly<Record<string, z.ZodType>> = {}): AnswerSchema {
  return answerSchema(z.strictObject({ ...beside, items: z.array(item) }));
}

/** A page of such items. */
export function pageSchema(item: z.ZodType): AnswerSchema {
  return {
    type: 'object',
    required: ['items', 'next'],
    properties: {
      items: { type: 'array', items: answerSchema(item) },
      next: { type: ['string', 'null'], description: 'Where the next page begins: the `cursor` to ask for; null at the end' },
    },
  };
}
