import { parseArgs } from 'node:util';
import { ADVISORY, advisoryCatalogue } from '#domain';
import { isUuid, readPublic, streamName } from '#kernel';
import { deliveryLogOf } from '#read-models';
import { type Command, exitCodes, WrongUsage } from '../command-line/command.js';
import { openInstallation } from '../installation/open-installation.js';
import { table } from '../terminal/table.js';

export const showAdvisory: Command = {
  usage: 'advisories show ID [--json]',
  summary: 'the delivery log of an advisory: who was to be told what, when and on what basis, and what is known of its arrival',
  async run(parameters, terminal) {
    const { values, positionals } = parseArgs({ args: [...parameters], options: { json: { type: 'boolean' } }, allowPositionals: true });
    const [id, ...more] = positionals;
    if (!isUuid(id) || more.length > 0) throw new WrongUsage('name one ID');
    const { store, close } = await openInstallation();
    try {
      const stored = await store.readStream(streamName(ADVISORY, id));
      if (stored.length === 0) {
        terminal.err('there is no such advisory');
        return exitCodes.failed;
      }
      const lines = deliveryLogOf(stored.map((one) => readPublic(advisoryCatalogue, one)));
      if (values.json) terminal.out(JSON.stringify(lines));
      else terminal.out(table(['time in Denmark', 'by', 'what happened'], lines.map(({ localTime, by, text }) => [localTime, `${by.role} ${by.unit}`, text])));
      return exitCodes.done;
    } finally {
      await close();
    }
  },
};
