import { parseArgs } from 'node:util';
import { type Command, exitCodes } from '../command-line/command.js';
import { openInstallation } from '../installation/open-installation.js';
import { table } from '../terminal/table.js';
import { readProcessors } from './read-processors.js';

export const listProjections: Command = {
  usage: 'projections list [--json]',
  summary: 'how far every processor has come, and what stands still',
  async run(parameters, terminal) {
    const { values } = parseArgs({ args: [...parameters], options: { json: { type: 'boolean' } } });
    const { pool, store, close } = await openInstallation();
    try {
      const read = await readProcessors(pool, store);
      const head = read.head.toString();
      const rows = read.processors.map(({ name, position, state, parkedEvents: parked }) => ({ name, position: position.toString(), state, parked }));
      const cells = rows.map(({ name, position, state, parked }) => [name, position, state, String(parked)]);
      terminal.out(values.json ? JSON.stringify({ head, processors: rows }) : `${table(['processor', 'position', 'state', 'parked'], cells)}\n\nhead of the log: ${head}`);
      return rows.some(({ state, parked }) => state === 'halted' || parked > 0) ? exitCodes.failed : exitCodes.done;
    } finally {
      await close();
    }
  },
};
