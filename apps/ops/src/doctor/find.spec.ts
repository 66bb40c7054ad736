import { describe, expect, it, jest } from '@jest/globals';
import { BadConfiguration } from '#platform/configuration/bad-configuration.js';
import { BadSecrets } from '#privacy';
import { find } from './find.js';
import { failed, well } from './finding.js';
import { someAtATime } from './some-at-a-time.js';

const planted = (code?: string) => Object.assign(new Error('planted words'), code === undefined ? {} : { code });
/** What is thrown may be anything. */
const thrown = (error: unknown) => find(jest.fn<() => Promise<never>>().mockRejectedValue(error), 1_000);

describe('a look', () => {
  it('gives what was found', async () => expect(await find(() => Promise.resolve([well('fine')]), 1_000)).toEqual([well('fine')]));

  it('that takes too long has failed', async () => {
    expect(await find(() => new Promise(() => undefined), 10)).toEqual([failed('gave no answer within 0 seconds')]);
  });

  it('that throws before it has begun has failed', async () => {
    const look = () => {
      throw planted();
    };
    expect(await find(look, 1_000)).toEqual([failed('could not be looked at (Error)')]);
  });

  it.each([
    [planted('ECONNRESET'), /\(ECONNRESET\)/],
    [planted('planted words'), /\(Error\)/],
    [planted('42P01'), /start the service once/],
    ['planted words', /\(unknown\)/],
    [new BadSecrets('the secrets file is not JSON'), /^the secrets file is not JSON$/],
    [new BadConfiguration([{ variable: 'MEDCOM_ORGANIZATIONS', problem: 'must name a JSON file' }]), /^MEDCOM_ORGANIZATIONS must name a JSON file$/],
  ])('that throws has failed, and repeats no words that may quote something (%#)', async (error, says) => {
    const found = await thrown(error);
    expect(found).toEqual([failed(expect.stringMatching(says) as unknown as string)]);
    expect(JSON.stringify(found)).not.toContain('planted');
  });
});

describe('some at a time', () => {
  it('are never more than that, and come in their order', async () => {
    let now = 0;
    let most = 0;
    const doubled = await someAtATime([1, 2, 3, 4, 5], 2, async (one) => {
      now += 1;
      most = Math.max(most, now);
      await Promise.resolve();
      now -= 1;
      return one * 2;
    });
    expect({ doubled, most }).toEqual({ doubled: [2, 4, 6, 8, 10], most: 2 });
  });
});
