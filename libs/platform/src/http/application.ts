import rateLimit from '@fastify/rate-limit';
import { type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { addCorrelationHooks } from '../correlation/correlation-hooks.js';
import { NestLogger } from '../logging/nest-logger.js';
import { addRequestLog } from '../logging/request-log.js';
import { type Platform } from '../platform.js';
import { closeConnectionsAtTheEnd } from './close-connections.js';
import { addJsonBodies } from './json-body.js';
import { KnownRoutes } from './known-routes.js';
import { Problem, PROBLEM_JSON, problemBody, problemKinds } from './problem.js';
import { ProblemFilter } from './problem-filter.js';
import { problemOf } from './problem-of-error.js';
import { requestValidation } from './request-validation.js';
import { addXmlBodies } from './xml-body.js';

/** A route that answers in longer than this, in milliseconds, is one whose client has gone away while sending. */
const requestTimeoutMs = 60_000;

export interface Application {
  readonly nest: NestFastifyApplication;
  readonly routes: KnownRoutes;
}

/**
 * Makes the HTTP application around a module, ready to listen. What was opened before a failure is closed again.
 * @param describe is called before the routes are fixed, for what needs the finished application (its description)
 */
export async function createApplication(
  module: DynamicModule,
  given: Platform,
  describe?: (nest: NestFastifyApplication) => void,
): Promise<Application> {
  const { configuration, logger, shutdown, metrics, ids } = given;
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
      // Such a request matched no route and ran no hook.
      const problem = problemOf(error);
      const body = JSON.stringify(problemBody(problem, undefined));
      void reply.status(problemKinds[problem.kind].status).type(PROBLEM_JSON).send(body);
    },
    bodyLimit: configuration.http.bodyLimit,
    requestTimeout: requestTimeoutMs,
  });
  const instance = adapter.getInstance<FastifyInstance>();
  const routes = new KnownRoutes(instance);
  addCorrelationHooks(instance, ids);
  addRequestLog(instance, logger);
  metrics.measureRequests(instance);
  addJsonBodies(instance);
  addXmlBodies(instance);
  closeConnectionsAtTheEnd(instance);
  await addRateLimit(instance, configuration.http.rateLimit);
  try {
    const nest = await NestFactory.create<NestFastifyApplication>(module, adapter, {
      logger: new NestLogger(logger),
      abortOnError: false,
      bodyParser: false,
    });
    nest.useGlobalFilters(new ProblemFilter(logger, routes));
    nest.useGlobalPipes(requestValidation());
    describe?.(nest);
    await nest.init();
    await instance.ready();
    return { nest, routes };
  } catch (error) {
    await shutdown.close();
    throw error;
  }
}

async function addRateLimit(instance: FastifyInstance, perMinute: number): Promise<void> {
  await instance.register(rateLimit, {
    max: perMinute,
    timeWindow: '1 minute',
    allowList: (request) => request.url.startsWith('/health/') || request.url === '/metrics',
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem('too-many-requests', { detail: `again in ${Math.ceil(ttl / 1000)} seconds` }),
  });
}
