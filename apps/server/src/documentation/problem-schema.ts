import { type OpenAPIObject } from '@nestjs/swagger';

type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

/** A problem (RFC 9457) as this service writes it. */
export const problemSchema: Schema = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', format: 'uri', description: 'What kind of problem it is', example: 'urn:borgerforloeb:problem:refused' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What to tell a person' },
    rule: { type: 'string', description: 'The rule that refuses', example: 'CLO-1' },
    reason: { type: 'string', description: 'The way in which it refuses, as a word for machines', example: 'stay-open' },
    facts: { type: 'object', description: 'What it was decided on; never anything personal', additionalProperties: true },
    field: { type: 'string', description: 'The field of the request that the refusal is about' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'problem'],
        properties: { field: { type: 'string' }, problem: { type: 'string' } },
      },
    },
    version: { type: 'integer', description: 'The version that there is, where another was expected' },
    correlationId: { type: 'string', format: 'uuid', description: 'Finds the request in the log' },
  },
};
