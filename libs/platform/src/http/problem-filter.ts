import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { correlationOf } from '../correlation/correlation-hooks.js';
import { type Logger } from '../logging/logger.js';
import { type KnownRoutes } from './known-routes.js';
import { Problem, PROBLEM_JSON, problemBody, problemKinds } from './problem.js';
import { problemOf } from './problem-of-error.js';

/** Answers every error as a problem (RFC 9457), and logs those that are the service's own fault. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly routes: KnownRoutes,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (isHealthReport(error)) {
      void reply.status(error.getStatus()).send(error.getResponse());
      return;
    }
    const problem = this.routed(problemOf(error), request);
    if (problemKinds[problem.kind].status >= 500) {
      this.logger.error({ err: error, correlationId: correlationOf(request) }, 'a request failed');
    }
    void reply
      .headers(problem.headers)
      .type(PROBLEM_JSON)
      .status(problemKinds[problem.kind].status)
      .send(JSON.stringify(problemBody(problem, correlationOf(request))));
  }

  /** A known path asked with another method is a 405, and says which methods there are. */
  private routed(problem: Problem, request: FastifyRequest): Problem {
    if (problem.kind !== 'not-found' || !request.is404) return problem;
    const methods = this.routes.methodsOf(request.url.split('?', 1)[0] ?? '');
    return methods.length > 0 ? new Problem('method-not-allowed', {}, { allow: methods.join(', ') }) : problem;
  }
}

/** Terminus reports what is not healthy by an exception whose body is the report. */
function isHealthReport(error: unknown): error is HttpException {
  if (!(error instanceof HttpException)) return false;
  const body = error.getResponse();
  return typeof body === 'object' && 'status' in body && 'info' in body && 'details' in body;
}
