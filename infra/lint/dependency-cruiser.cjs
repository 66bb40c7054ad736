/**
 * Which way imports may run. Read a rule as: nothing in `from` may reach `to`.
 * Every rule has a planted violation in test/boundaries/planted that turns it red.
 */
const lib = (...names) => `^libs/(${names.join('|')})/src`;

/** What each library may import of the project. `testing` is for specs, which are left out of these rules. */
const allowed = {
  kernel: [],
  domain: ['kernel'],
  'read-models': ['kernel', 'domain'],
  medcom: ['kernel', 'domain'],
  'event-store': ['kernel'],
  privacy: ['kernel'],
  processing: ['kernel', 'domain', 'read-models', 'event-store', 'privacy'],
  delivery: ['kernel', 'domain', 'read-models', 'medcom', 'event-store', 'privacy', 'processing'],
  platform: ['kernel', 'domain', 'read-models', 'medcom', 'event-store', 'privacy', 'processing', 'delivery'],
};

const specs = '(\\.spec\\.ts|/contract/[^/]+\\.ts)$';

const direction = Object.entries(allowed).map(([name, others]) => ({
  name: `${name}-imports-only-what-it-may`,
  severity: 'error',
  from: { path: lib(name), pathNot: specs },
  to: { path: '^(libs|apps|test)/', pathNot: lib(name, ...others) },
}));

const pure = 'kernel|domain|medcom';

module.exports = {
  forbidden: [
    ...direction,
    {
      name: 'pure-libraries-know-no-platform',
      comment: 'No Node module, no framework, no driver: rules are read and tested without any of them.',
      severity: 'error',
      from: { path: `^libs/(${pure})/src|^libs/read-models/src/.*reducer\\.ts$`, pathNot: specs },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-libraries-know-no-framework',
      severity: 'error',
      from: { path: `^libs/(${pure})/src|^libs/read-models/src/.*reducer\\.ts$`, pathNot: specs },
      to: { path: 'node_modules/(@nestjs|pg|kysely|bullmq|ioredis|fastify|pino|@eventstore)(/|$)' },
    },
    {
      name: 'reducers-cannot-send',
      comment: 'A rebuild cannot reach a partner, because nothing that folds can.',
      severity: 'error',
      from: { path: '^libs/(read-models|processing)/src' },
      to: { path: '^libs/delivery/', reachable: true },
    },
    {
      name: 'no-app-imports-an-app',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'testing-is-for-specs',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: `${specs}|^libs/testing/` },
      to: { path: '^libs/testing/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^fhir/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'node', 'default'], exportsFields: ['exports'] },
  },
};
