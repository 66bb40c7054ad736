/**
 * One configuration, four suites. `unit` needs nothing; the others share one embedded PostgreSQL
 * that the global set-up starts, and each of their test files works in a database of its own.
 */
const libs = 'kernel|domain|read-models|medcom|event-store|processing|delivery|privacy|platform|testing';

const common = {
  rootDir: '..',
  testEnvironment: 'node',
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
  globalSetup: '<rootDir>/test/global-setup.ts',
  globalTeardown: '<rootDir>/test/global-teardown.ts',
};

export default {
  maxWorkers: process.env['CI'] ? 3 : '75%',
  testTimeout: 60_000,
  projects: [
    suite('unit', ['libs', 'apps', 'test/boundaries', 'infra'], ['(?<!\\.int)\\.spec\\.ts$']),
    suite('integration', ['libs', 'apps'], ['\\.int\\.spec\\.ts$'], withPostgres),
    suite('acceptance', ['test/acceptance'], ['\\.spec\\.ts$'], withPostgres),
    suite('faults', ['test/faults'], ['\\.spec\\.ts$'], withPostgres),
  ],
};
