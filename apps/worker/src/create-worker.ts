import { createApplication, type Application, type Platform } from '#platform';
import { WorkerModule } from './worker.module.js';

/** A process that works behind the answers; over HTTP it shows its health and metrics, and nothing else. */
export function createWorker(given: Platform): Promise<Application> {
  const configuration = { ...given.configuration, roles: new Set(['worker'] as const) };
  const asWorker = { ...given, configuration };
  return createApplication(WorkerModule.forRoot(asWorker), asWorker);
}
