import { types } from 'node:util';

/** What was being done when it failed. */
export type WakeUpTask = 'connection' | 'schedule' | 'heartbeat' | 'wake';

/**
 * Something about wake-ups failed. Nothing is lost by it, since the sweep finds what is due; it is reported so that
 * somebody looks. It carries no member of the driver's error but its code: drivers put commands and passwords there.
 */
export class WakeUpFailure extends Error {
  override readonly name = 'WakeUpFailure';

  constructor(
    readonly task: WakeUpTask,
    /** A system's error code or an error's name. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The failure that a driver's error means. */
export function queueFailure(task: WakeUpTask, error: unknown): WakeUpFailure {
  const code = codeOf(error);
  const text = types.isNativeError(error) && error.message !== '' ? `: ${error.message}` : '';
  return new WakeUpFailure(task, code, `the queue of wake-ups failed (${task}, ${code})${text}`);
}

function codeOf(error: unknown): string {
  if (!types.isNativeError(error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
