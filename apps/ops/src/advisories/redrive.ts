import { redriveReasons } from '#domain';
import { readConfiguration } from '#platform/configuration/configuration.js';
import { type Command } from '../command-line/command.js';
import { changeAdvisories } from './change-advisories.js';
import { readChangeOptions } from './options.js';

export const redriveAdvisories: Command = {
  usage: 'advisories redrive [ID…] [--given-up [--partner ID]] --because REASON --actor ID --unit UNIT [--role ROLE] [--municipality CODE] [--json]',
  summary: `lets advisories that were given up be tried again (${redriveReasons.join(', ')})`,
  run(parameters, terminal) {
    const options = readChangeOptions(parameters, redriveReasons, readConfiguration(process.env).municipality);
    return changeAdvisories({ type: 'RedriveAdvisory', because: options.because }, options, terminal);
  },
};
