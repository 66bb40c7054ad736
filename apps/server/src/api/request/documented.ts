import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import { type z } from 'zod';
import { type AnswerSchema, pageSchema } from '../answer/answer-schema.js';
import { Recorded } from '../answer/recorded.js';

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

/** Describes an endpoint that looks something up; with what it answers where a schema is given. */
export const LooksUp = (description = 'What is known', schema?: AnswerSchema): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ApiResponse({ status: 200, description, ...(schema && { content: { 'application/json': { schema } } }) }),
    problem(400, 'The request does not fit'),
    problem(404, 'It is not known'),
  );

/** Describes an endpoint that lists what fits, page by page. */
export const Lists = (item: z.ZodType): MethodDecorator & ClassDecorator => LooksUp('What is known, a page of it', pageSchema(item));
