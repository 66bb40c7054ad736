import { describe, expect, it } from '@jest/globals';
import { parseAccounts } from './server-user.js';

describe('parseAccounts', () => {
  it('reads names and numbers, and leaves out root and what makes no sense', () => {
    const accounts = parseAccounts(
      ['# users', 'root:x:0:0:root:/root:/bin/sh', 'toor:x:0:0::/root:/bin/sh', 'postgres:x:70:71::/var/lib/postgresql:/bin/sh', 'broken', ''].join('\n'),
    );
    expect([...accounts]).toEqual([['postgres', { uid: 70, gid: 71 }]]);
  });

  it('reads the negative numbers of macOS as the system calls take them', () => {
    expect(parseAccounts('nobody:*:-2:-2:Unprivileged User:/var/empty:/usr/bin/false').get('nobody')).toEqual({
      uid: 4_294_967_294,
      gid: 4_294_967_294,
    });
  });
});
