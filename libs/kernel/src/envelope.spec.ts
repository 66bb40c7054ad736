import { describe, expect, it } from '@jest/globals';
import { categoryOf, idOf, streamName } from './envelope.js';

describe('stream names', () => {
  it('are a category and an id', () => {
    const stream = streamName('follow_up', '0192f7a0-0000-7000-8000-000000000001');
    expect([categoryOf(stream), idOf(stream)]).toEqual(['follow_up', '0192f7a0-0000-7000-8000-000000000001']);
  });

  it.each([
    ['', 'a'],
    ['Follow', 'a'],
    ['follow-up', 'a'],
    ['$system', 'a'],
    ['pathway', ''],
    ['pathway', 'a b'],
    ['pathway', 'a\u0000b'],
  ])('do not take %p with %p', (category, id) => {
    expect(() => streamName(category, id)).toThrow(RangeError);
  });
});
