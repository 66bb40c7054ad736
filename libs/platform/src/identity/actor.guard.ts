import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type FastifyRequest } from 'fastify';
import { type Actor, type Role } from '#kernel';
import { type Configuration } from '../configuration/configuration.js';
import { Problem } from '../http/problem.js';
import { CONFIGURATION, IDENTITY_PROVIDER } from '../tokens.js';
import { setActor } from './actor-of.js';
import { ALLOWED_ROLES } from './allowed-roles.js';
import { type IdentityProvider } from './identity-provider.js';
import { PUBLIC } from './public.js';

/** Lets nobody in who is not identified, and everybody only where their role belongs. */
@Injectable()
export class ActorGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(IDENTITY_PROVIDER) private readonly provider: IdentityProvider,
    @Inject(CONFIGURATION) private readonly configuration: Pick<Configuration, 'municipalities'>,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, targets)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const actor = await this.provider.identify(request.headers);
    if (!actor) {
      const names = this.provider.headers.filter(({ required = true }) => required).map(({ name }) => name).join(', ');
      throw new Problem('not-identified', { detail: `needs ${names}` });
    }
    const allowed = this.reflector.getAllAndOverride<readonly Role[] | undefined>(ALLOWED_ROLES, targets) ?? [];
    if (!allowed.includes(actor.role)) throw new Problem('not-allowed', { detail: `is for ${allowed.join(', ')}` });
    if (!this.serves(actor)) throw new Problem('not-allowed', { detail: 'the municipality is not served here' });
    setActor(request, actor);
    return true;
  }

  /** A region works for no municipality; everybody else for one that this installation serves. */
  private serves({ role, municipality }: Actor): boolean {
    return municipality === undefined ? role === 'region' : this.configuration.municipalities.has(municipality);
  }
}
