/** What of an error is fit for the log. */
export interface ErrorDescription {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string;
  readonly cause?: ErrorDescription;
}

/** Errors of PostgreSQL, by their SQLSTATE, may quote rows and parameters. */
const sqlState = /^[0-9A-Z]{5}$/;
const deepest = 5;

/**
 * Describes an error without its further members (`detail`, `parameters`, `body`), where libraries put the data that
 * they failed on. Of a database error the message is left out as well, since it may quote a value.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error' };
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? String(error.code) : undefined;
  const quotesData = code !== undefined && sqlState.test(code) && !/^E[A-Z]+$/.test(code);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: quotesData ? `database error ${code}` : error.message,
    ...(frames.length > 0 ? { stack: frames.join('\n') } : {}),
    ...(code === undefined ? {} : { code }),
    ...(error.cause !== undefined && depth < deepest ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}
