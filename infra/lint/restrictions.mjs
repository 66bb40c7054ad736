/**
 * What no type checker sees: where time, chance and the platform may enter, and how tests wait.
 * Kept apart from the type-checked rules so that a test can turn each of them red on a planted line.
 */
const noClock = [
  { object: 'Date', property: 'now', message: 'The clock is injected.' },
  { object: 'Math', property: 'random', message: 'Chance is injected.' },
  { object: 'Temporal', property: 'Now', message: 'The clock is injected.' },
];

const currentDate = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
  message: 'The clock is injected.',
};

const sleeping = [
  {
    selector: 'NewExpression[callee.name="Promise"] CallExpression[callee.name="setTimeout"]',
    message: 'Tests wait for a condition, never for time.',
  },
  { selector: 'ImportDeclaration[source.value="node:timers/promises"]', message: 'Tests wait for a condition, never for time.' },
];

const offTests = [
  { selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo)$/]', message: 'No test is switched off.' },
  { selector: 'CallExpression[callee.name=/^(xit|fit|xdescribe|fdescribe)$/]', message: 'No test is switched off.' },
];

const pureFiles = ['libs/kernel/src/**/*.ts', 'libs/domain/src/**/*.ts', 'libs/medcom/src/**/*.ts', 'libs/read-models/src/**/reducer.ts'];
const specs = ['**/*.spec.ts', 'test/acceptance/**/*.ts', 'test/faults/**/*.ts'];

export const restrictions = [
  {
    name: 'pure libraries know no clock and no chance',
    files: pureFiles,
    ignores: specs,
    rules: { 'no-restricted-properties': ['error', ...noClock], 'no-restricted-syntax': ['error', currentDate] },
  },
  {
    name: 'tests wait for conditions and are never switched off',
    files: specs,
    rules: { 'no-restricted-syntax': ['error', ...sleeping, ...offTests] },
  },
];
