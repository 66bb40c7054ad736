import { callOffs } from '#domain';
import { readConfiguration } from '#platform/configuration/configuration.js';
import { type Command } from '../command-line/command.js';
import { changeAdvisories } from './change-advisories.js';
import { readChangeOptions } from './options.js';

export const withdrawAdvisories: Command = {
  usage: 'advisories withdraw [ID…] [--given-up [--partner ID]] --because REASON --actor ID --unit UNIT [--role ROLE] [--municipality CODE] [--json]',
  summary: `calls off advisories that wait or were given up (${callOffs.join(', ')})`,
  run(parameters, terminal) {
    const options = readChangeOptions(parameters, callOffs, readConfiguration(process.env).municipality);
    return changeAdvisories({ type: 'CallOffAdvisory', because: options.because }, options, terminal);
  },
};
