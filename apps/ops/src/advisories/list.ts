import { parseArgs } from 'node:util';
import { municipalitySchema } from '#kernel';
import { type AdvisoryState, advisoryStates } from '#read-models';
import { type Command, exitCodes, WrongUsage } from '../command-line/command.js';
import { openInstallation } from '../installation/open-installation.js';
import { table } from '../terminal/table.js';
import { findAdvisories } from './find-advisories.js';

/** Where a person may have to do something; asked about where no state is named. */
export const needingSomebody: readonly AdvisoryState[] = ['blocked', 'unknown', 'failed', 'given-up', 'refused'];

export const listAdvisories: Command = {
  usage: 'advisories list [--state STATE…] [--partner ID] [--municipality CODE] [--json]',
  summary: `advisories that need somebody, or those in a state (${advisoryStates.join(', ')})`,
  async run(parameters, terminal) {
    const { values } = parseArgs({
      args: [...parameters],
      options: { state: { type: 'string', multiple: true }, partner: { type: 'string' }, municipality: { type: 'string' }, json: { type: 'boolean' } },
    });
    const states = (values.state ?? needingSomebody).map(stateOf);
    const { pool, configuration, close } = await openInstallation();
    try {
      const municipality = municipalitySchema.safeParse(values.municipality ?? configuration.municipality);
      if (!municipality.success) throw new WrongUsage('--municipality takes a three-digit code');
      const found = [];
      for await (const one of findAdvisories(pool, { municipality: municipality.data, states, partnerId: values.partner })) found.push(one);
      if (values.json) terminal.out(JSON.stringify(found));
      else if (found.length === 0) terminal.out('none');
      else {
        const cells = found.map(({ id, state, kind, partnerId, dueAt, attempts, lastFailure }) => [
          id, state, kind, partnerId, dueAt, String(attempts), lastFailure ? `${lastFailure.why} ${lastFailure.code}` : '',
        ]);
        terminal.out(table(['advisory', 'state', 'kind', 'partner', 'due', 'attempts', 'last failure'], cells));
      }
      return exitCodes.done;
    } finally {
      await close();
    }
  },
};

function stateOf(word: string): AdvisoryState {
  const state = advisoryStates.find((one) => one === word);
  if (!state) throw new WrongUsage(`--state is one of: ${advisoryStates.join(', ')}`);
  return state;
}
