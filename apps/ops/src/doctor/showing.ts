import cliProgress from 'cli-progress';
import { type Terminal } from '../command-line/command.js';
import { type CheckResult } from './check.js';
import { worstOf } from './finding.js';

/** Shows how far the checks have come. */
export interface Showing {
  readonly done: (result: CheckResult) => void;
  readonly end: () => void;
}

/** A bar on a terminal, a line a check elsewhere, nothing for a machine. */
export function showing({ interactive, err }: Terminal, silent: boolean, total: number): Showing {
  if (silent) return { done: () => undefined, end: () => undefined };
  if (!interactive) {
    let done = 0;
    return {
      done({ name, findings }) {
        done += 1;
        err(`[${String(done).padStart(String(total).length)}/${total}] ${name}: ${worstOf(findings)}`);
      },
      end: () => undefined,
    };
  }
  const bar = new cliProgress.SingleBar({ format: ' {bar} {value}/{total}  {check}', hideCursor: true, clearOnComplete: true, linewrap: false }, cliProgress.Presets.shades_classic);
  bar.start(total, 0, { check: '' });
  return {
    done: ({ name }) => {
      bar.increment({ check: name });
    },
    end: () => {
      bar.stop();
    },
  };
}
