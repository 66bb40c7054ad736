import { createParamDecorator, Inject, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { canonicalJson, derivedId, type Ids, type Json, type JsonObject } from '#kernel';
import { actorOf, type Configuration, CONFIGURATION, correlationOf, IDS } from '#platform';
import { KeyedHashes } from '#privacy';
import { type Asking } from './asking.js';
import { idempotencyKey, ifMatch, preferredWait } from './headers.js';

/** Reads the {@link Asking} of a request. */
@Injectable()
export class AskingPipe implements PipeTransform<FastifyRequest, Asking> {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(IDS) private readonly ids: Ids,
    private readonly hashes: KeyedHashes,
  ) {}

  transform(request: FastifyRequest): Asking {
    const actor = actorOf(request);
    const municipality = actor.municipality ?? this.configuration.municipality;
    const key = idempotencyKey(request.headers);
    const route = `${request.method} ${request.routeOptions.url ?? ''} ${canonicalJson(request.params as JsonObject)}`;
    return {
      actor,
      municipality,
      commandId: key === undefined ? this.ids.next() : derivedId('request', municipality, actor.id, route, key),
      correlationId: correlationOf(request) ?? this.ids.next(),
      fingerprint: this.hashes.fingerprint({ query: request.query as Json, body: (request.body ?? null) as Json }),
      expectedVersion: ifMatch(request.headers),
      waitMs: preferredWait(request.headers),
    };
  }
}

/** Hands an endpoint what the request says beside its body. */
export const Ask = (): ParameterDecorator =>
  createParamDecorator((_data: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>())(AskingPipe);
