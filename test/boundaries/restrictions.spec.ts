import { describe, expect, it } from '@jest/globals';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { restrictions } from '../../infra/lint/restrictions.mjs';

const linter = new Linter();
const configuration = restrictions.map((part) => ({ ...part, languageOptions: { parser: tseslint.parser } })) as Linter.Config[];

function complaints(file: string, line: string): readonly string[] {
  return linter.verify(line, configuration, { filename: file }).map((message) => message.message);
}

describe('P27 lint restrictions', () => {
  it.each([
    ['the clock in the domain', 'libs/domain/src/planted.ts', 'const at = Date.now();'],
    ['the current date in the kernel', 'libs/kernel/src/planted.ts', 'const at = new Date();'],
    ['chance in a reducer', 'libs/read-models/src/placements/reducer.ts', 'const x = Math.random();'],
    ['a sleeping test', 'libs/domain/src/planted.spec.ts', 'await new Promise((done) => setTimeout(done, 50));'],
    ['a sleeping test by the timers module', 'test/faults/planted.spec.ts', `import { setTimeout } from 'node:timers/promises';`],
    ['a test that is switched off', 'libs/domain/src/planted.spec.ts', `it.${'skip'}('is off', () => {});`],
    ['a test that runs alone', 'libs/domain/src/planted.spec.ts', `describe.${'only'}('alone', () => {});`],
  ])('turn red on %s', (_, file, line) => {
    expect(complaints(file, line)).toHaveLength(1);
  });

  it('let a date of something be read', () => {
    expect(complaints('libs/kernel/src/planted.ts', 'const at = new Date(0).toISOString();')).toEqual([]);
  });
});
