import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { ruleBook } from './rules.js';

const root = import.meta.dirname;
const rules = ruleBook.flatMap((chapter) => chapter.rules);
const ids = [...new Set(rules.map(({ id }) => id))];
const reasonsOf = (id: string) => [...new Set(rules.filter((rule) => rule.id === id).flatMap((rule) => Object.keys(rule.refusals)))];
const allReasons = new Set(ids.flatMap(reasonsOf));

/** One test: the rules that its `describe` is named after, and the words that stand in quotes in it. */
interface Test {
  readonly rules: readonly string[];
  readonly words: ReadonlySet<string>;
}

describe('the rule book', () => {
  let tests: readonly Test[];
  beforeAll(() => {
    const specs = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.spec.ts'));
    tests = specs.flatMap((file) => testsIn(join(root, file)));
  });
  const testsOf = (id: string) => tests.filter((test) => test.rules.includes(id));
  const refuses = (test: Test) => [...test.words].some((word) => allReasons.has(word));

  it('names a rule once in a part', () => {
    for (const { rules } of ruleBook) expect(rules.map(({ id }) => id)).toEqual([...new Set(rules.map(({ id }) => id))]);
  });

  it.each(ids)('%s is tested accepting', (id) => {
    const accepting = testsOf(id).filter((test) => !refuses(test));
    // A rule that refuses nothing itself has tests for what it does and for what it leaves alone.
    expect(accepting.length).toBeGreaterThanOrEqual(reasonsOf(id).length === 0 ? 2 : 1);
  });

  it.each(ids.flatMap((id) => reasonsOf(id).map((reason) => [id, reason] as const)))('%s is tested refusing with %s', (id, reason) =>
    expect(testsOf(id).filter((test) => test.words.has(reason))).not.toEqual([]));
});

function testsIn(file: string): Test[] {
  const found: Test[] = [];
  const visit = (node: ts.Node, within: readonly string[]): void => {
    if (ts.isCallExpression(node)) {
      const called = calledName(node);
      if (called === 'describe') {
        const named = namedRules(node);
        ts.forEachChild(node, (child) => visit(child, [...within, ...named]));
        return;
      }
      if (called === 'it') {
        found.push({ rules: within, words: wordsIn(node) });
        return;
      }
    }
    ts.forEachChild(node, (child) => visit(child, within));
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022), []);
  return found;
}

/** `it` for `it(…)` and for `it.each(…)(…)`. */
function calledName(call: ts.CallExpression): string | undefined {
  let callee: ts.Expression = call.expression;
  while (!ts.isIdentifier(callee)) {
    if (!ts.isCallExpression(callee) && !ts.isPropertyAccessExpression(callee)) return undefined;
    callee = callee.expression;
  }
  return callee.text;
}

/** The ids that a title begins with: `DIS-1 a discharge`, `FUP-1, FUP-2 a task`. */
function namedRules({ arguments: [title] }: ts.CallExpression): string[] {
  const text = title && ts.isStringLiteralLike(title) ? title.text : '';
  return /^[A-Z]+-\d+(, [A-Z]+-\d+)*/.exec(text)?.[0].split(', ') ?? [];
}

/** The words in quotes, but for those of the title. */
function wordsIn(test: ts.CallExpression): ReadonlySet<string> {
  const words = new Set<string>();
  const visit = (one: ts.Node): void => {
    if (one === test.arguments[0]) return;
    if (ts.isStringLiteralLike(one)) for (const word of one.text.split(/[^\w-]+/)) words.add(word);
    ts.forEachChild(one, visit);
  };
  visit(test);
  return words;
}
