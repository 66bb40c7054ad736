import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import { OptionalButNotNull, type Presence } from './field.js';

/** An object within a request. */
export const ObjectField = (of: () => Class, description: string, { optional = false }: Pick<Presence, 'optional'> = {}): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: of, description, required: !optional }),
    ...(optional ? [OptionalButNotNull()] : []),
    IsObject({ message: 'must be an object' }),
    ValidateNested({ message: 'must be an object' }),
    Type(of),
  );

/** A list of objects within a request. */
export const ListField = (
  of: () => Class,
  { least, most }: { readonly least: number; readonly most: number },
  description: string,
  { optional = false }: Pick<Presence, 'optional'> = {},
): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: of, isArray: true, minItems: least, maxItems: most, description, required: !optional }),
    ...(optional ? [OptionalButNotNull()] : []),
    IsArray({ message: 'must be a list' }),
    ArrayMinSize(least, { message: `must have at least ${least} entries` }),
    ArrayMaxSize(most, { message: `must have at most ${most} entries` }),
    ValidateNested({ each: true, message: 'must be a list of objects' }),
    Type(of),
  );
