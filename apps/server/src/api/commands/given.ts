import { type CommandMeta } from '#processing';

/** What a command is given beside what it asks. */
export interface Given {
  readonly meta: CommandMeta;
  readonly expectedVersion?: number | 'no-stream' | undefined;
  /** Only finds out what would come of it, and records nothing. */
  readonly onlyConsider?: true;
}
