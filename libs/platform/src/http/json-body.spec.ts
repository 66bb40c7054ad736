import { describe, expect, it } from '@jest/globals';
import { DEEPEST_NESTING, readJson } from './json-body.js';
import { Problem } from './problem.js';

const detailOf = (body: Buffer | string): unknown => {
  try {
    readJson(Buffer.from(body as string));
  } catch (error) {
    if (error instanceof Problem) return error.details.detail;
    throw error;
  }
  throw new Error('it was read');
};

describe('a JSON body', () => {
  it('is read, with brackets in strings counting for nothing', () => {
    const text = JSON.stringify({ note: `${'['.repeat(200)}"\\` });
    expect(readJson(Buffer.from(text))).toEqual(JSON.parse(text));
  });

  it('is refused in words that repeat nothing of it', () => {
    expect(detailOf('{"planted": ')).toBe('the body is not JSON that is taken here');
    expect(detailOf('  ')).toBe('the body is empty');
    expect(detailOf(Buffer.from([0x22, 0xff, 0xfe, 0x22]))).toBe('the body is not UTF-8');
  });

  it('cannot reach into prototypes', () => {
    expect(detailOf('{"a":{"__proto__":{"admin":true}}}')).toBe('the body is not JSON that is taken here');
    expect(detailOf('{"constructor":{"prototype":{"admin":true}}}')).toBe('the body is not JSON that is taken here');
  });

  it('is nested only so deep', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(readJson(Buffer.from(nested(DEEPEST_NESTING)))).toBeInstanceOf(Array);
    expect(detailOf(nested(DEEPEST_NESTING + 1))).toMatch(/nested deeper/);
  });
});
