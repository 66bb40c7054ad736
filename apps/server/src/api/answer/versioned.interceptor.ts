import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { Versioned } from './versioned.js';

/** Turns a {@link Versioned} into its body, an ETag, and word of whether the answer waited. */
@Injectable()
export class VersionedInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer: unknown) => {
        if (!(answer instanceof Versioned)) return answer;
        reply.header('etag', `"${answer.version}"`);
        if (answer.waited) reply.header('preference-applied', 'wait');
        return answer.body as unknown;
      }),
    );
  }
}
