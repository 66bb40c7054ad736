import { createApplication, type Application, type Platform } from '#platform';
import { ApiDocument } from './documentation/api-document.js';
import { describeApi } from './documentation/describe-api.js';
import { ServerModule } from './server.module.js';

/** The service as this process runs it: the API, and the background work where its roles say so. */
export function createServer(given: Platform): Promise<Application> {
  return createApplication(ServerModule.forRoot(given), given, (nest) => {
    nest.get(ApiDocument, { strict: false }).hold(describeApi(nest, given.identity));
  });
}
