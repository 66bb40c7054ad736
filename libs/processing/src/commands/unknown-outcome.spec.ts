import { beforeEach, describe, expect, it } from '@jest/globals';
import { AppendOutcomeUnknown, EventStoreUnavailable } from '#event-store';
import { commandHarness, type CountRequest } from '#testing/processing/command-harness.js';
import { counted, counter } from '#testing/processing/counting.js';
import { type AppendFate } from '#testing/processing/unsure-store.js';

let on: ReturnType<typeof commandHarness>;
beforeEach(() => {
  on = commandHarness();
});

describe('P9: an append of unknown outcome', () => {
  it.each<[string, AppendFate[]]>([
    ['the acknowledgement was lost after the commit', ['answer-lost']],
    ['the request was lost', ['request-lost']],
    ['it arrives late, before it is tried again', ['arrives-late']],
    ['it is lost again and again', ['request-lost', 'arrives-late', 'answer-lost']],
  ])('is once in the log: %s', async (_, fates) => {
    const outcome = await on.handler(...fates).execute(on.request({ by: 3, times: 2 }));
    expect(outcome).toMatchObject({ status: 'accepted', version: 1, position: 1n, events: [{ data: { by: 3 } }, { data: { by: 3 } }] });
    expect(await on.versions()).toEqual([0, 1]);
  });

  it('is decided anew only when it can no longer arrive', async () => {
    const other = () => on.log.append(on.stream, 'any', [counted(999)]);
    const fates: AppendFate[] = ['request-lost', () => other()];
    expect(await on.handler(...fates).execute(on.request({ by: 3 }))).toMatchObject({ status: 'refused', refusal: { facts: { total: 999 } } });
    expect(await on.total()).toBe(999);
  });

  it('is not refused while it may arrive, although the circumstances have changed', async () => {
    let asked = 0;
    const decider: CountRequest['decider'] = { ...counter, decide: (command, ...more) => counter.decide({ ...command, by: asked++ === 0 ? 1 : 2000 }, ...more) };
    expect(await on.handler('arrives-late').execute(on.request({ by: 1 }, { decider }))).toMatchObject({ status: 'accepted' });
    expect(await on.total()).toBe(1);
  });

  it('is said to be unknown when it cannot be found out, and is found when asked again', async () => {
    const asked = on.request({ by: 3 });
    const lost: AppendFate[] = ['request-lost', 'request-lost', 'request-lost', 'answer-lost'];
    await expect(on.handler(...lost).execute(asked)).rejects.toThrow(AppendOutcomeUnknown);
    expect(await on.handler().execute(asked)).toMatchObject({ status: 'repeated', version: 0 });
    expect(await on.total()).toBe(3);
  });

  it('stays unknown when the log goes away before it is found out', async () => {
    const away = new EventStoreUnavailable('stopped by the test');
    await expect(on.handler('request-lost', away).execute(on.request({ by: 3 }))).rejects.toThrow(AppendOutcomeUnknown);
    await expect(on.handler(away).execute(on.request({ by: 3 }))).rejects.toThrow(EventStoreUnavailable);
    expect(await on.versions()).toEqual([]);
  });
});
