import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = resolve(import.meta.dirname, '../..');
const configuration = join(root, 'infra/lint/dependency-cruiser.cjs');

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

/** A line that breaks each rule, and the file it stands in. */
const planted: Readonly<Record<string, readonly [file: string, line: string]>> = {
  'kernel-imports-only-what-it-may': ['libs/kernel/src/planted.ts', `import '#domain';`],
  'domain-imports-only-what-it-may': ['libs/domain/src/planted.ts', `import '#event-store';`],
  'read-models-imports-only-what-it-may': ['libs/read-models/src/planted.ts', `import '#processing';`],
  'medcom-imports-only-what-it-may': ['libs/medcom/src/planted.ts', `import '#privacy';`],
  'event-store-imports-only-what-it-may': ['libs/event-store/src/planted.ts', `import '#domain';`],
  'privacy-imports-only-what-it-may': ['libs/privacy/src/planted.ts', `import '#domain';`],
  'processing-imports-only-what-it-may': ['libs/processing/src/planted.ts', `import '#platform';`],
  'delivery-imports-only-what-it-may': ['libs/delivery/src/planted.ts', `import '#platform';`],
  'platform-imports-only-what-it-may': ['libs/platform/src/planted.ts', `import '../../../apps/server/src/main.js';`],
  'pure-libraries-know-no-platform': ['libs/domain/src/pathway/planted.ts', `import 'node:fs';`],
  'pure-libraries-know-no-framework': ['libs/read-models/src/placements/reducer.ts', `import '@nestjs/common';`],
  'reducers-cannot-send': ['libs/processing/src/deep/planted.ts', `import '#delivery';`],
  'no-app-imports-an-app': ['apps/ops/src/planted.ts', `import '../../server/src/main.js';`],
  'testing-is-for-specs': ['libs/delivery/src/deep/planted.ts', `import '#testing';`],
  'no-cycles': ['libs/kernel/src/left.ts', `import './right.js';`],
  'nothing-unresolved': ['libs/kernel/src/lost.ts', `import './nowhere.js';`],
};

describe('import rules', () => {
  let tree: string;
  let violations: readonly Violation[];

  beforeAll(() => {
    tree = plantedTree();
    violations = cruise(tree);
  });
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it('have a planted violation each', () => {
    const { forbidden } = createRequire(import.meta.url)(configuration) as { forbidden: readonly { name: string }[] };
    expect(forbidden.map((rule) => rule.name).sort()).toEqual(Object.keys(planted).sort());
  });

  it.each(Object.entries(planted))('%s turns red where it is broken', (name, [file]) => {
    expect(violations.filter((violation) => violation.rule.name === name).map((violation) => violation.from)).toContain(file);
  });

  it('let through what is allowed', () => {
    expect(violations.filter((violation) => violation.from.includes('allowed'))).toEqual([]);
  });
});

function plantedTree(): string {
  const tree = mkdtempSync(join(tmpdir(), 'boundaries-'));
  const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports: Record<string, unknown> };
  const files: Record<string, string> = {
    'package.json': JSON.stringify({ name: 'planted', type: 'module', imports }),
    'tsconfig.json': readFileSync(join(root, 'tsconfig.json'), 'utf8'),
    'apps/server/src/main.ts': 'export {};',
    'libs/kernel/src/right.ts': `import './left.js';`,
    'libs/domain/src/allowed.ts': `import '#kernel';`,
    'libs/delivery/src/allowed.spec.ts': `import '#testing';`,
  };
  for (const name of Object.keys(imports)) {
    if (!name.includes('*')) files[`libs/${name.slice(1)}/src/index.ts`] = 'export {};';
  }
  for (const [file, line] of Object.values(planted)) files[file] = line;
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  }
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  return tree;
}

function cruise(tree: string): readonly Violation[] {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const run = spawnSync(process.execPath, [program, '--config', configuration, '--output-type', 'json', 'apps', 'libs'], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  return (JSON.parse(run.stdout) as { summary: { violations: readonly Violation[] } }).summary.violations;
}
