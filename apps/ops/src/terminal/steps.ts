import cliProgress from 'cli-progress';

/** What a step found that was not as it should be; its message is for the person at the terminal. */
export class NotAsItShouldBe extends Error {}

/** Says of something that it must hold. @throws NotAsItShouldBe */
export function expectThat(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new NotAsItShouldBe(otherwise);
}

/** Shows steps one by one as they are carried out: a bar on a terminal, lines elsewhere. */
export class Steps {
  private done = 0;
  private readonly bar: cliProgress.SingleBar | undefined;

  constructor(
    private readonly total: number,
    private readonly write: (line: string) => void,
    private readonly onTerminal: boolean,
  ) {
    if (!onTerminal) return;
    this.bar = new cliProgress.SingleBar({ format: ' {bar} {value}/{total}  {step}', hideCursor: true, clearOnComplete: true, linewrap: false }, cliProgress.Presets.shades_classic);
    this.bar.start(total, 0, { step: '' });
  }

  /** Carries out one step, and shows that it is done, in how many milliseconds, and what `tell` says of it. */
  async step<Result>(title: string, carryOut: () => Promise<Result>, tell: (result: Result) => string = () => ''): Promise<Result> {
    this.bar?.update(this.done, { step: title });
    const began = performance.now();
    const result = await carryOut();
    this.done += 1;
    const note = tell(result);
    this.line(`${mark(this.done, this.total)} ${title}${note === '' ? '' : `: ${note}`} (${Math.round(performance.now() - began)} ms)`);
    return result;
  }

  /** A line between the steps. */
  line(text: string): void {
    if (this.bar) process.stdout.write('\r\u001b[K');
    this.write(text);
    this.bar?.update(this.done);
  }

  /** Takes the bar away; lines written from now on stand alone. */
  end(): void {
    this.bar?.stop();
  }
}

function mark(done: number, total: number): string {
  return `[${String(done).padStart(String(total).length)}/${total}]`;
}
