import { type Logger } from '../logging/logger.js';

const signals = ['SIGINT', 'SIGTERM'] as const;
/** A second signal within this many milliseconds is the same wish: `npm start` passes on the Ctrl-C that the terminal has sent as well. */
const sameWishMs = 1000;
/** An end that takes longer, in milliseconds, is forced: whoever runs the service kills it soon after. */
const patienceMs = 28_000;
const EXIT_FORCED = 130;

/** What has become of the signals. */
export interface Signals {
  /** A signal has come. */
  readonly received: boolean;
  /** To be called when the start is over, also when it failed: a signal that came during it is then obeyed. */
  started(): void;
}

/** Ends the process in order at the first SIGINT or SIGTERM, at once at the second. */
export function stopOnSignals(logger: Logger, stop: () => Promise<void>): Signals {
  let firstAt: number | undefined;
  let isStarted = false;

  const end = async (): Promise<void> => {
    setTimeout(() => {
      logger.error('the end took too long and was forced');
      process.exit(EXIT_FORCED);
    }, patienceMs).unref();
    try {
      await stop();
      logger.info('stopped');
      process.exit(0);
    } catch (err) {
      logger.fatal({ err }, 'the end failed');
      process.exit(1);
    }
  };

  const onSignal = (signal: NodeJS.Signals): void => {
    if (firstAt === undefined) {
      firstAt = performance.now();
      logger.info({ signal }, 'stopping');
      if (isStarted) void end();
    } else if (performance.now() - firstAt > sameWishMs) {
      process.exit(EXIT_FORCED);
    }
  };
  for (const signal of signals) process.on(signal, onSignal);

  return {
    get received() {
      return firstAt !== undefined;
    },
    started() {
      isStarted = true;
      if (firstAt !== undefined) void end();
    },
  };
}
