import { parseArgs } from 'node:util';
import { readConfiguration } from '#platform/configuration/configuration.js';
import { type Command, exitCodes } from '../command-line/command.js';
import { Steps } from '../terminal/steps.js';
import { Api } from './api.js';
import { Hospital } from './hospital/hospital.js';
import { Partner } from './partner.js';
import { exchangedReport, placementsReport, tasksReport, timelineReport } from './report.js';
import { playScenario, SCENARIO_STEPS } from './scenario.js';

/** Plays the main job against the running service. */
export const demo: Command = {
  usage: 'demo [--url URL] [--json]',
  summary: 'plays the main job over HTTP against the running service, as its users would',
  async run(parameters, terminal) {
    const { values } = parseArgs({ args: [...parameters], options: { url: { type: 'string' }, json: { type: 'boolean' } } });
    const { host, port } = readConfiguration(process.env).http;
    const address = values.url ?? `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
    const api = new Api(address);
    if (!(await api.ready())) {
      terminal.err(`No service is ready at ${address}. Start it with \`npm start\`, and try again.`);
      return exitCodes.unavailable;
    }
    const partner = await Partner.start();
    const hospital = await Hospital.start();
    const steps = new Steps(SCENARIO_STEPS, values.json ? terminal.err : terminal.out, terminal.interactive);
    try {
      const outcome = await playScenario(api, { partner, hospital }, steps);
      steps.end();
      if (values.json) {
        terminal.out(JSON.stringify(outcome));
        return exitCodes.done;
      }
      terminal.out(`\nThe timeline\n\n${timelineReport(outcome.timeline)}`);
      terminal.out(`\nWhere the citizen would be on the date first planned, as known then (${outcome.thenKnownAt})\n\n${placementsReport(outcome.placements.then)}`);
      terminal.out(`\n... and as known now\n\n${placementsReport(outcome.placements.now)}`);
      terminal.out(`\nWhere the citizen was the day after the hospital took over\n\n${placementsReport(outcome.placements.inHospital)}`);
      terminal.out(`\nWhat the discharge from hospital asked for\n\n${tasksReport(outcome.hospital.followUps)}`);
      terminal.out(`\nWhat went to the hospital and came from it\n\n${exchangedReport(outcome.hospital.exchanged)}`);
      terminal.out(`\nThe region received ${outcome.messages.length} messages, each once. ${outcome.clipsLeft} clips are left. All is as it should be.`);
      return exitCodes.done;
    } finally {
      steps.end();
      await Promise.all([partner.stop(), hospital.stop()]);
    }
  },
};
