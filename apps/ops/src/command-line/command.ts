/**
 * Exit codes, as sysexits.h has them where it has one; `unusable` is an import's word for a file or words that it cannot use, `warned` says
 * that nothing failed and that somebody should look all the same.
 */
export const exitCodes = { done: 0, failed: 1, unusable: 2, warned: 3, usage: 64, unavailable: 69, configuration: 78 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Where a command speaks. */
export interface Terminal {
  /** For people and machines alike: the result. */
  readonly out: (line: string) => void;
  /** For people: progress and complaints. */
  readonly err: (line: string) => void;
  /** Whether a person watches, so that a bar can move. */
  readonly interactive: boolean;
  /** Characters that fit into a line; absent where nobody knows. */
  readonly width?: number | undefined;
}

/** One thing that the command line can do. */
export interface Command {
  /** `projections rebuild VIEW`: words in lower case are typed as they stand. */
  readonly usage: string;
  readonly summary: string;
  run(parameters: readonly string[], terminal: Terminal): Promise<ExitCode>;
}

/** What was typed does not make a command; the message is for the person who typed it. */
export class WrongUsage extends Error {}
