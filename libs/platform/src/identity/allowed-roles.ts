import { SetMetadata } from '@nestjs/common';
import { type Role } from '#kernel';

export const ALLOWED_ROLES = Symbol('allowed roles');

/** Which roles an endpoint serves. An endpoint that names none serves nobody. */
export const Allowed = (...roles: readonly [Role, ...Role[]]) => SetMetadata(ALLOWED_ROLES, roles);
