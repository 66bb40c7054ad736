import cliProgress from 'cli-progress';
import { type Terminal } from '../../command-line/command.js';
import { type PreparedFile } from '../files/prepare-file.js';
import { type Counts } from './tally.js';

/** Shows how far an import is. */
export interface Showing {
  readonly show: (file: PreparedFile, counts: Counts) => void;
  readonly end: () => void;
}

/** A bar on a terminal, a line for every tenth of a file elsewhere, nothing for a machine. */
export function showProgress({ interactive, err }: Terminal, silent: boolean): Showing {
  if (silent) return { show: () => undefined, end: () => undefined };
  return interactive ? bar() : lines(err);
}

function bar(): Showing {
  const shown = new cliProgress.SingleBar(
    { format: ' {bar} {value}/{total} {kind}: {imported} imported, {known} known, {refused} refused, {eta_formatted} left', hideCursor: true, etaBuffer: 1_000 },
    cliProgress.Presets.shades_classic,
  );
  let current: PreparedFile | undefined;
  return {
    show(file, counts) {
      const done = counts.imported + counts.known + counts.refused;
      if (file !== current) {
        if (current) shown.stop();
        shown.start(file.rows, done, { kind: file.kind.name, ...counts });
      }
      current = file;
      shown.update(done, { ...counts });
    },
    end() {
      shown.stop();
    },
  };
}

function lines(err: (line: string) => void): Showing {
  let [current, tenths] = ['', 0];
  return {
    show({ digest, name, rows }, { imported, known, refused }) {
      if (digest !== current) [current, tenths] = [digest, 0];
      const done = imported + known + refused;
      const reached = Math.floor((done * 10) / rows);
      if (reached <= tenths) return;
      tenths = reached;
      err(`${name}: ${done} of ${rows} rows, ${refused} refused`);
    },
    end: () => undefined,
  };
}
