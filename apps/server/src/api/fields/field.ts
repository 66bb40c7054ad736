import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy, ValidateIf } from 'class-validator';

/** How a field may be left out. */
export interface Presence {
  /** May be absent. */
  readonly optional?: boolean;
  /** May be null, which says something else than being absent. */
  readonly nullable?: boolean;
}

/** A field of a request: its description for the API, and what it must be. Messages never repeat a value. */
export function field(
  description: ApiPropertyOptions,
  must: { readonly be: (value: unknown) => boolean; readonly problem: string },
  { optional = false, nullable = false }: Presence = {},
): PropertyDecorator {
  const property: ApiPropertyOptions = nullable ? { ...description, nullable } : description;
  return applyDecorators(
    ...(optional ? [ApiPropertyOptional(property)] : [ApiProperty(property)]),
    ...(optional ? [OptionalButNotNull()] : []),
    ValidateBy({
      name: must.problem,
      validator: { validate: (value: unknown) => (nullable && value === null) || must.be(value), defaultMessage: () => must.problem },
    }),
  );
}

/** class-validator's IsOptional lets null pass as well; a field that is there must be right. */
export function OptionalButNotNull(): PropertyDecorator {
  return ValidateIf((_object, value) => value !== undefined);
}

