import { Writable } from 'node:stream';

/** The log of a service under test, line by line. */
export class CapturedLog {
  private readonly written: string[] = [];

  /** Where the service's logger writes to. */
  readonly destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      this.written.push(chunk.toString('utf8'));
      done();
    },
  });

  /** Everything written so far. */
  get text(): string {
    return this.written.join('');
  }

  /** The lines, parsed. */
  get lines(): readonly Record<string, unknown>[] {
    return this.text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }
}
