import { parseArgs } from 'node:util';
import { type Command, exitCodes } from '../command-line/command.js';
import { openInstallation } from '../installation/open-installation.js';
import { table } from '../terminal/table.js';

interface Row {
  readonly name: string;
  readonly position: string;
  readonly state: string;
  readonly parked: number;
}

export const listProjections: Command = {
  usage: 'projections list [--json]',
  summary: 'how far every processor has come, and what stands still',
  async run(parameters, terminal) {
    const { values } = parseArgs({ args: [...parameters], options: { json: { type: 'boolean' } } });
    const { pool, store, close } = await openInstallation();
    try {
      const head = (await store.head()).toString();
      const { rows } = await pool.query<Row>(
        `select name, position::text, state,
                (select count(*)::int from processing.parked_events parked where parked.processor = name) as parked
           from processing.checkpoints order by name`,
      );
      const cells = rows.map(({ name, position, state, parked }) => [name, position, state, String(parked)]);
      terminal.out(values.json ? JSON.stringify({ head, processors: rows }) : `${table(['processor', 'position', 'state', 'parked'], cells)}\n\nhead of the log: ${head}`);
      return rows.some(({ state, parked }) => state === 'halted' || parked > 0) ? exitCodes.failed : exitCodes.done;
    } finally {
      await close();
    }
  },
};
