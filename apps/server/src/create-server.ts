import { createApplication, type Application, type Platform } from '#platform';
import { serveApiDescription } from './documentation/describe-api.js';
import { ServerModule } from './server.module.js';

/** The service as this process runs it: the API, and the background work where its roles say so. */
export function createServer(given: Platform): Promise<Application> {
  return createApplication(ServerModule.forRoot(given), given, (nest) => {
    serveApiDescription(nest, given.identity);
  });
}
