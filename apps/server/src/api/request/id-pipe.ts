import { Param, type PipeTransform } from '@nestjs/common';
import { isUuid, type Uuid } from '#kernel';
import { Problem } from '#platform';

class IdPipe implements PipeTransform<string, Uuid> {
  transform(text: string): Uuid {
    if (isUuid(text)) return text;
    throw new Problem('not-found', { detail: 'an id in the address is no UUID in lower case' });
  }
}

/** An id in the address. */
export const IdParam = (name: string): ParameterDecorator => Param(name, new IdPipe());
