import { Readable } from 'node:stream';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, StreamableFile } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { from, mergeMap, type Observable } from 'rxjs';
import { type Column } from './columns.js';
import { linesOf } from './lines.js';
import { formatOf, type ListFormat, mediaTypes } from './list-format.js';
import { Listing } from './listing.js';

/** The columns of what an endpoint lists. */
export const LISTED = Reflector.createDecorator<readonly Column[]>();

/**
 * Answers lists as `Accept` asks: a page as JSON, or line by line as NDJSON or CSV all that follows. Of a long list one page
 * at a time is in memory, and the next is read when the caller has taken the one before.
 */
@Injectable()
export class ListingInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const columns = this.reflector.get(LISTED, context.getHandler());
    if (columns === undefined) return next.handle();
    const http = context.switchToHttp();
    const format = formatOf(http.getRequest<FastifyRequest>().headers.accept);
    void http.getResponse<FastifyReply>().header('vary', 'accept');
    return next.handle().pipe(mergeMap((answer: unknown) => from(answered(answer, format, columns))));
  }
}

async function answered(answer: unknown, format: ListFormat, columns: readonly Column[]): Promise<unknown> {
  if (format === 'json') return answer instanceof Listing ? answer.page() : answer;
  const lines = linesOf(answer instanceof Listing ? await begun(answer.pages()) : [(answer as { readonly items: readonly object[] }).items], format, columns);
  return new StreamableFile(Readable.from(lines), { type: `${mediaTypes[format]}; charset=utf-8` });
}

/** What is wrong with the question shows with the first page, while the caller can still be told. */
async function begun<Page>(pages: AsyncGenerator<Page>): Promise<AsyncIterable<Page>> {
  const first = await pages.next();
  return (async function* () {
    if (first.done) return;
    yield first.value;
    yield* pages;
  })();
}
