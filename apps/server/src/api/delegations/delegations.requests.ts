import { type DelegationScope } from '#domain';
import { type MunicipalityCode, type PlainDate, type Uuid } from '#kernel';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsUUID, Matches } from 'class-validator';
import { DateField, WordField } from '../fields/fields.js';
import { OptionalButNotNull } from '../fields/field.js';
import { MunicipalityField } from '../fields/municipality.js';
import { ObjectField } from '../fields/nested.js';

const scopes = ['all', 'tilbud', 'sections'] as const satisfies readonly DelegationScope['kind'][];

export class ScopeRequest {
  @WordField(scopes, 'All citizens, those of some tilbud, or those under some sections')
  kind: DelegationScope['kind'];

  @ApiPropertyOptional({ type: [String], format: 'uuid', description: 'The tilbud, where it is about some' })
  @OptionalButNotNull()
  @IsArray({ message: 'must be a list' })
  @ArrayMinSize(1, { message: 'must name one at least' })
  @ArrayMaxSize(200, { message: 'must name 200 at most' })
  @IsUUID(undefined, { each: true, message: 'each must be a UUID in lower case' })
  tilbudIds?: Uuid[];

  @ApiPropertyOptional({ type: [String], description: 'The sections, where it is about some', example: ['SEL-85'] })
  @OptionalButNotNull()
  @IsArray({ message: 'must be a list' })
  @ArrayMinSize(1, { message: 'must name one at least' })
  @ArrayMaxSize(50, { message: 'must name 50 at most' })
  @Matches(/^(SEL|ABL|PSL|RSL)-\d{1,3}[a-z]?$/, { each: true, message: 'each must name a section, for example SEL-85' })
  sections?: string[];
}

export class DelegationRequest {
  @MunicipalityField('The municipality that is to perform')
  to: MunicipalityCode;

  @ObjectField(() => ScopeRequest, 'For whom')
  scope: ScopeRequest;

  @DateField('First date')
  validFrom: PlainDate;

  @DateField('Last date, inclusive; null when it has no end', { nullable: true })
  validTo: PlainDate | null;
}

export class DelegationRevocationRequest {
  @DateField('First date without it, today at the earliest')
  on: PlainDate;
}
