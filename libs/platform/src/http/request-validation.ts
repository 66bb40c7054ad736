import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { Problem, type FieldProblem } from './problem.js';

/** A field name that may be repeated to the caller; anything else might be somebody's number or name. */
const plainName = /^[a-zA-Z][a-zA-Z-]{0,40}$|^\d{1,4}$/;

/** Nest's pipe lets a list or nothing at all pass where an object without required fields is described. */
class ObjectValidationPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const isDescribed = metadata.metatype !== undefined && metadata.metatype !== Object;
    if (metadata.type === 'body' && isDescribed && (typeof value !== 'object' || value === null || Array.isArray(value))) {
      throw new Problem('invalid-request', { errors: [{ field: '', problem: 'must be an object' }] });
    }
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

/** Takes what a resource's description names, in exactly its types, and nothing else. */
export function requestValidation(): ValidationPipe {
  return new ObjectValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    transformOptions: { enableImplicitConversion: false },
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new Problem('invalid-request', { errors: fieldProblems(errors, '') }),
  });
}

function fieldProblems(errors: readonly ValidationError[], within: string): FieldProblem[] {
  return errors.flatMap((error) => {
    const name = plainName.test(error.property) ? error.property : '(unknown)';
    const field = within === '' ? name : `${within}.${name}`;
    const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) => ({
      field,
      problem: constraint === 'whitelistValidation' ? 'is not known here' : withoutName(message, error.property),
    }));
    return [...own, ...fieldProblems(error.children ?? [], field)];
  });
}

/** Messages begin with the property's name, which stands in `field` already. */
function withoutName(message: string, property: string): string {
  return message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
}
