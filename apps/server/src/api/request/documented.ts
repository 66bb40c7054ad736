import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import { type z } from 'zod';
import { type AnswerSchema, answerSchema, itemsSchema, pageSchema } from '../answer/answer-schema.js';
import { Recorded } from '../answer/recorded.js';
import { columnsOf } from '../lists/columns.js';
import { mediaTypes } from '../lists/list-format.js';
import { LISTED } from '../lists/listing.interceptor.js';

const problem = (status: number, description: string) =>
  ApiResponse({ status, description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } });

/** Describes an endpoint that records a fact. */
export const Records = (status: 200 | 201 = 201): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The same key with the same body records once, however often it is sent' }),
    ApiHeader({ name: 'If-Match', required: false, description: 'ETag of what was read; another version is refused with 412' }),
    ApiHeader({ name: 'Prefer', required: false, description: '`wait` or `wait=SECONDS`: answer when the views show it' }),
    ApiResponse({ status, type: Recorded, description: 'Recorded, or had been recorded under the same key before' }),
    problem(400, 'The request does not fit'),
    problem(404, 'The citizen, or what is named, is not known'),
    problem(409, 'A rule refuses it: the problem names the rule, the reason and the facts'),
    problem(412, 'It has changed since it was read'),
    problem(413, 'The body is too large'),
    problem(415, 'Not JSON'),
    problem(422, 'The idempotency key was used for another request'),
  );

const looksUpProblems = [problem(400, 'The request does not fit'), problem(404, 'It is not known')];

/** Describes an endpoint that looks something up; with what it answers where a schema is given. */
export const LooksUp = (description = 'What is known', schema?: AnswerSchema): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ApiResponse({ status: 200, description, ...(schema && { content: { 'application/json': { schema } } }) }),
    ...looksUpProblems,
  );

/** Describes an endpoint that lists what fits: page by page as JSON, or all of it as lines. */
export const Lists = (item: z.ZodType, description = 'What is known, a page of it'): MethodDecorator => listing(item, pageSchema(item), description);

/** Describes an endpoint whose list is never long, so that it has no pages. */
export const ListsAll = (item: z.ZodType, description = 'What is known', beside: Readonly<Record<string, z.ZodType>> = {}): MethodDecorator =>
  listing(item, itemsSchema(item, beside), description);

function listing(item: z.ZodType, json: AnswerSchema, description: string): MethodDecorator {
  const line = answerSchema(item);
  const columns = columnsOf(line);
  return applyDecorators(
    LISTED(columns),
    ApiResponse({
      status: 200,
      description: `${description}. As NDJSON an item a line, as CSV (with semicolons, after a byte order mark) a value a column, named by its path in the item`,
      content: {
        [mediaTypes.json]: { schema: json },
        [mediaTypes.ndjson]: { schema: line },
        [mediaTypes.csv]: { schema: { type: 'string', description: `Columns: ${columns.map(({ name }) => name).join(', ')}` } },
      },
    }),
    ...looksUpProblems,
  );
}
