import { defaultPolicy, policySchema } from '#domain';
import { type JsonObject, type PlainDate } from '#kernel';
import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { z } from 'zod';
import { DateField } from '../fields/fields.js';

/** What a policy consists of, as JSON Schema; in a change every member may be left out. */
const { $schema: _dialect, ...policyShape } = z.toJSONSchema(policySchema, { io: 'input', unrepresentable: 'any' });

export class PolicyRequest {
  @DateField('First date on which it holds, today at the earliest')
  from: PlainDate;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'The numbers that change; what is left out stays as it is on that date. Lists are replaced. A follow-up is switched off by its ' +
      `\`active\`. A whole policy has the shape ${JSON.stringify(policyShape)}`,
    example: { klippekort: { clips: defaultPolicy.klippekort.clips + 2 }, followUps: { table: { 'discharge-visit': { active: false } } } },
  })
  @IsObject({ message: 'must be an object' })
  change: JsonObject;
}
