import { describe, expect, it } from '@jest/globals';
import { wrapped } from './wrapped.js';

describe('wrapped text', () => {
  it('breaks between words', () => expect(wrapped('one two three four', 9)).toEqual(['one two', 'three', 'four']));
  it('leaves what fits on its line', () => expect(wrapped('one two', 7)).toEqual(['one two']));
  it('gives a word that is too long a line of its own', () => expect(wrapped('a verylongword b', 5)).toEqual(['a', 'verylongword', 'b']));
});
