import { parseArgs } from 'node:util';
import { dueView } from '#delivery';
import { rebuildView, type RebuildProgress } from '#processing';
import { views } from '#read-models';
import cliProgress from 'cli-progress';
import { type Command, exitCodes, type Terminal, WrongUsage } from '../command-line/command.js';
import { openInstallation } from '../installation/open-installation.js';

const rebuildable = [...views, dueView];
const names = rebuildable.map(({ name }) => name).join(', ');

export const rebuildProjection: Command = {
  usage: 'projections rebuild VIEW [--compare rows|checksum] [--json]',
  summary: `folds a view anew beside the standing one, and swaps them (${names})`,
  async run(parameters, terminal) {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      options: { json: { type: 'boolean' }, compare: { type: 'string' } },
      allowPositionals: true,
    });
    const view = rebuildable.find(({ name }) => name === positionals[0]);
    if (!view || positionals.length > 1) throw new WrongUsage(`VIEW is one of: ${names}`);
    const { compare } = values;
    if (compare !== undefined && compare !== 'rows' && compare !== 'checksum') throw new WrongUsage('--compare takes rows or checksum');
    const { pool, store, close } = await openInstallation();
    const progress = showing(terminal, values.json === true);
    try {
      const report = await rebuildView({ pool, store, view, compare, onProgress: progress.show });
      progress.end();
      const differing = report.comparison.filter(({ same }) => !same);
      if (values.json) terminal.out(JSON.stringify({ view: view.name, ...report, position: report.position.toString() }));
      else {
        terminal.out(`${view.name}: ${report.events} events folded in ${(report.elapsedMs / 1000).toFixed(1)} s`);
        for (const { table, before, after } of differing) terminal.out(`${table}: ${before?.rows ?? 'no'} rows before, ${after.rows} after; they differ`);
      }
      return differing.length > 0 ? exitCodes.failed : exitCodes.done;
    } finally {
      progress.end();
      await close();
    }
  },
};

interface Showing {
  readonly show: (progress: RebuildProgress) => void;
  readonly end: () => void;
}

/** A bar on a terminal, a line a phase elsewhere, nothing for a machine. */
function showing({ interactive, err }: Terminal, silent: boolean): Showing {
  if (silent) return { show: () => undefined, end: () => undefined };
  if (!interactive) {
    let phase = '';
    return {
      show(progress) {
        if (progress.phase !== phase) err(`${progress.view}: ${progress.phase}`);
        phase = progress.phase;
      },
      end: () => undefined,
    };
  }
  const bar = new cliProgress.SingleBar({ format: ' {bar} {percentage} % {phase}, {speed} events/s, {left} left', hideCursor: true }, cliProgress.Presets.shades_classic);
  bar.start(1, 0, { phase: 'starting', speed: 0, left: '?' });
  return {
    show({ phase, position, head, eventsPerSecond, remainingMs }) {
      bar.setTotal(Number(head) + 1);
      bar.update(Number(position) + 1, { phase, speed: eventsPerSecond, left: remainingMs === null ? '?' : `${Math.ceil(remainingMs / 1000)} s` });
    },
    end: () => {
      bar.stop();
    },
  };
}
