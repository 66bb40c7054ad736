import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
// This file and the global set-up are loaded by plain Node, outside jest's own transform of the test files.
import './run-from-source/register.mjs';

const { timeZones } = await import('../libs/testing/src/time-zones/time-zones.ts');

/**
 * One configuration, five suites. `unit` needs nothing; the others share one embedded PostgreSQL
 * that the global set-up starts, and each of their test files works in a database of its own.
 */
const rootDir = fileURLToPath(new URL('..', import.meta.url));
const libs = 'kernel|domain|read-models|medcom|event-store|processing|delivery|privacy|platform|testing';

const common = {
  rootDir,
  testEnvironment: '<rootDir>/test/time-zones/zoned-environment.mjs',
  testEnvironmentOptions: { timeZones },
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', {}] },
  moduleNameMapper: {
    [`^#(${libs})$`]: '<rootDir>/libs/$1/src/index.ts',
    [`^#(${libs})/(.*)\\.js$`]: '<rootDir>/libs/$1/src/$2.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
};

const suite = (name, roots, testRegex, more = {}) => ({
  ...common,
  displayName: name,
  roots: roots.map((root) => `<rootDir>/${root}`),
  testRegex,
  ...more,
});

const withPostgres = {
  globalSetup: '<rootDir>/test/global-setup.mts',
  globalTeardown: '<rootDir>/test/global-teardown.mts',
};

export default {
  rootDir,
  // One more than there are cores, since many tests wait. A process keeps what the modules of its test files held, so a large one is replaced.
  maxWorkers: availableParallelism() + 1,
  workerIdleMemoryLimit: '1GB',
  testSequencer: '<rootDir>/test/longest-first.mjs',
  testTimeout: 120_000,
  projects: [
    suite('unit', ['libs', 'apps', 'infra', 'test'], ['/(libs|apps|infra)/.*(?<!\\.int)\\.spec\\.ts$', '/test/(boundaries|fixtures|golden|simulation)/.*\\.spec\\.ts$']),
    suite('integration', ['libs', 'apps'], ['\\.int\\.spec\\.ts$'], withPostgres),
    suite('acceptance', ['test'], ['/test/acceptance/.*\\.spec\\.ts$'], withPostgres),
    // The same stories with the log elsewhere. Main-job, last-place and process choose their engines themselves; no log is asked for the OpenAPI page.
    suite('acceptance-eventstoredb', ['test'], ['/test/acceptance/(?!main-job/|last-place/|process|openapi).*\\.spec\\.ts$'], {
      ...withPostgres,
      setupFiles: ['<rootDir>/test/on-eventstoredb.mjs'],
    }),
    suite('faults', ['test'], ['/test/faults/.*\\.spec\\.ts$'], withPostgres),
  ],
};
