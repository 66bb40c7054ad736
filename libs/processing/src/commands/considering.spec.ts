import { beforeEach, describe, expect, it } from '@jest/globals';
import { commandHarness } from '#testing/processing/command-harness.js';
import { counted } from '#testing/processing/counting.js';

let on: ReturnType<typeof commandHarness>;
beforeEach(() => {
  on = commandHarness();
});

describe('a command that is only considered', () => {
  it('says what would happen, and changes nothing', async () => {
    expect(await on.handler().consider(on.request({ by: 1 }))).toMatchObject({ status: 'accepted', version: -1, events: [{ data: { by: 1 } }] });
    expect(await on.versions()).toEqual([]);
  });

  it('says what it would be refused for', async () => {
    expect(await on.handler().consider(on.request({ by: 1001 }))).toMatchObject({ status: 'refused', refusal: { rule: 'COUNT-1', reason: 'over-limit' } });
    const no = { rule: 'COUNT-2', reason: 'not-yours', text: 'Not yours', facts: {} };
    expect(await on.handler().consider(on.request({ by: 1 }, { outOfReach: () => no }))).toEqual({ status: 'refused', refusal: no });
  });

  it('says that it has happened, or that nothing would', async () => {
    const asked = on.request({ by: 1 });
    await on.handler().execute(asked);
    expect(await on.handler().consider(asked)).toMatchObject({ status: 'repeated', version: 0 });
    expect(await on.handler().consider(on.request({ by: 1, times: 0 }))).toMatchObject({ status: 'accepted', version: 0, events: [] });
  });

  it('says that the asker has seen another version', async () => {
    await on.handler().execute(on.request({ by: 1 }));
    expect(await on.handler().consider(on.request({ by: 1 }, { expectedVersion: 4 }))).toEqual({ status: 'conflict', actual: 0 });
  });
});

describe('a command that many ask for at once', () => {
  const faster = () => on.log.append(on.stream, 'any', [counted(1)]);

  it('is decided again as often as it asks for', async () => {
    const others = Array.from({ length: 6 }, () => faster);
    expect(await on.handler(...others).execute(on.request({ by: 1 }, { conflictRetries: 6 }))).toMatchObject({ status: 'accepted', version: 6 });
    expect(await on.handler(...others).execute(on.request({ by: 1 }, { conflictRetries: 5 }))).toMatchObject({ status: 'conflict' });
  });
});
