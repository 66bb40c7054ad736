import { type Application } from '../http/application.js';
import { BadConfiguration, EXIT_CONFIGURATION } from '../configuration/bad-configuration.js';
import { readConfiguration } from '../configuration/configuration.js';
import { installFaultPoint } from './install-fault-point.js';
import { createLogger } from '../logging/logger.js';
import { platform, type Platform } from '../platform.js';
import { Shutdown } from './shutdown.js';
import { listen, PortUnavailable } from './listen.js';
import { stopOnSignals } from './stop-on-signals.js';

/** Exit code when the port cannot be taken (EX_UNAVAILABLE of sysexits.h). */
export const EXIT_UNAVAILABLE = 69;
const EXIT_FAILURE = 1;

/** Runs an application as this process: configuration, start, signals, orderly end, exit code. */
export async function runProcess(create: (given: Platform) => Promise<Application>, name: string): Promise<void> {
  const given = configured();
  if (!given) return;
  const { logger, shutdown } = given;
  let application: Application | undefined;
  const stop = async (): Promise<void> => {
    // HTTP first: it finishes the requests it has; what they stand on is closed after them, in the opposite order of opening.
    await application?.nest.close();
    await shutdown.close();
  };
  process.on('uncaughtException', (err) => {
    logger.fatal({ err }, 'uncaught');
    process.exit(EXIT_FAILURE);
  });
  const signals = stopOnSignals(logger, stop);
  try {
    application = await create(given);
    if (signals.received) return;
    const address = await listen(application, given.configuration);
    logger.info({ address, roles: [...given.configuration.roles] }, 'listening');
    process.stderr.write(`${name}: ${address}\n`);
  } catch (error) {
    if (signals.received) return;
    await stop();
    process.exitCode = report(error, given);
    // What has no end of its own (a timer in a library) must not keep a failed start alive.
    setImmediate(() => process.exit());
  } finally {
    signals.started();
  }
}

function configured(): Platform | undefined {
  try {
    const configuration = readConfiguration(process.env);
    installFaultPoint(configuration);
    const logger = createLogger(configuration.logLevel);
    const shutdown = new Shutdown((part, err) => {
      logger.error({ part, err }, 'a part did not close');
    });
    return platform({ configuration, logger, shutdown });
  } catch (error) {
    if (!(error instanceof BadConfiguration)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = EXIT_CONFIGURATION;
    return undefined;
  }
}

function report(error: unknown, { logger }: Platform): number {
  if (error instanceof PortUnavailable) {
    process.stderr.write(`${error.message}\n`);
    return EXIT_UNAVAILABLE;
  }
  if (error instanceof BadConfiguration) {
    process.stderr.write(`${error.message}\n`);
    return EXIT_CONFIGURATION;
  }
  logger.fatal({ err: error }, 'the service did not start');
  return EXIT_FAILURE;
}
