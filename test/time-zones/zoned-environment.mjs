import { relative, sep } from 'node:path';
import { TestEnvironment } from 'jest-environment-node';
import { zonesOf } from './zones-of.mjs';

/**
 * Each test file runs where its name says: its process in one time zone, the sessions of its databases in another. The same
 * file is always in the same two, and they are told when a test of it fails. Nothing that the service does may depend on them
 * (P23).
 */
export default class ZonedEnvironment extends TestEnvironment {
  #name;
  #zones;
  #failed = false;

  constructor(config, context) {
    const { rootDir, displayName, testEnvironmentOptions } = config.projectConfig;
    const name = `${displayName?.name ?? ''} ${relative(rootDir, context.testPath).split(sep).join('/')}`;
    const zones = zonesOf(name, testEnvironmentOptions.timeZones);
    // The variables that a test file sees are a copy, and no clock looks at a copy.
    process.env['TZ'] = zones.process;
    super(config, context);
    this.#name = name;
    this.#zones = zones;
    this.global.process.env['TEST_SESSION_TIME_ZONE'] = zones.session;
    this.global.moveProcessTo = (zone) => {
      this.#zones = { ...this.#zones, process: zone };
      process.env['TZ'] = zone;
      this.global.process.env['TZ'] = zone;
    };
  }

  handleTestEvent({ name, test }) {
    if (name === 'hook_failure' || (name === 'test_done' && test.errors.length > 0)) this.#failed = true;
  }

  async teardown() {
    const { process: here, session } = this.#zones;
    if (this.#failed) process.stderr.write(`${this.#name} failed with its process in ${here} and the sessions of its databases in ${session}\n`);
    await super.teardown();
  }
}
