import { Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { isUuid, type Uuid } from '#kernel';
import { Problem } from '#platform';

class IdPipe implements PipeTransform<string, Uuid> {
  transform(text: string): Uuid {
    if (isUuid(text)) return text;
    throw new Problem('not-found', { detail: 'an id in the address is no UUID in lower case' });
  }
}

/** An id in the address, described as one. */
export const IdParam =
  (name: string): ParameterDecorator =>
  (target, method, index) => {
    Param(name, new IdPipe())(target, method, index);
    const described = method === undefined ? undefined : Object.getOwnPropertyDescriptor(target, method);
    if (method !== undefined && described) ApiParam({ name, schema: { type: 'string', format: 'uuid' } })(target, method, described);
  };
