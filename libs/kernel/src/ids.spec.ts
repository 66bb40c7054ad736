import { describe, expect, it } from '@jest/globals';
import { v5 } from 'uuid';
import { derivedId, isUuid, uuid, uuidSchema } from './ids.js';

describe('ids', () => {
  it('are read in any case and given in lower case', () => {
    expect(uuid('0192F7A0-0000-7000-8000-00000000000A')).toBe('0192f7a0-0000-7000-8000-00000000000a');
  });

  it.each(['', 'x', '0192f7a0-0000-7000-8000-00000000000', '0192f7a0-0000-0000-8000-000000000000', '0192f7a0-0000-7000-c000-000000000000'])(
    'do not take %p',
    (text) => {
      expect(isUuid(text)).toBe(false);
      expect(() => uuid(text)).toThrow(RangeError);
      expect(uuidSchema.safeParse(text).success).toBe(false);
    },
  );

  it('follow from their causes as UUID version 5 has it, in any script', () => {
    expect(derivedId('borger', 'æøå €', '𝄞')).toBe(v5('6:borger|5:æøå €|2:𝄞', 'f2a1de1b-58c6-5a8e-9a53-6f3f5f0c7d11'));
  });

  it('follow from their causes, and from nothing else', () => {
    expect(derivedId('advisory', 'a', 'b')).toBe(derivedId('advisory', 'a', 'b'));
    expect(isUuid(derivedId('advisory', 'a', 'b'))).toBe(true);
    const others = [derivedId('advisory', 'ab'), derivedId('advisory', 'a', 'b', ''), derivedId('advisory', 'b', 'a'), derivedId('advisory', 'a|1:b')];
    expect(new Set([...others, derivedId('advisory', 'a', 'b')]).size).toBe(5);
  });
});
