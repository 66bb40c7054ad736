import { beforeEach, describe, expect, it } from '@jest/globals';
import { derivedId, erased } from '#kernel';
import { commandHarness, type CountRequest } from '#testing/processing/command-harness.js';
import { counter, type Count } from '#testing/processing/counting.js';

const citizen = derivedId('test', 'citizen');
let on: ReturnType<typeof commandHarness>;
beforeEach(() => {
  on = commandHarness();
});

describe('what is said of a person', () => {
  const noted = (more: Partial<CountRequest> = {}) => on.request({ by: 1, note: 'Testborger Eksempel' }, { subject: citizen, ...more });

  it('stands sealed in the log, and is open to decisions that need it', async () => {
    await on.handler().execute(noted());
    expect(JSON.stringify((await on.stored()).map(({ data }) => data))).not.toMatch(/Testborger/);
    const seen: Count[] = [];
    const decider: CountRequest['decider'] = { ...counter, decide: (command, state, more) => (seen.push(state), counter.decide(command, state, more)) };
    await on.handler().execute(on.request({ by: 1 }, { decider }));
    await on.handler().execute(on.request({ by: 1 }, { decider, personal: 'sealed' }));
    expect(seen.map(({ notes }) => notes)).toEqual([['Testborger Eksempel'], []]);
  });

  it('is gone after an erasure: deciding goes on, and nothing more is written', async () => {
    await on.handler().execute(noted());
    on.keys.keys.set(citizen, 'destroyed');
    expect(await on.handler().execute(noted())).toMatchObject({ status: 'refused', refusal: { rule: 'PRI-1' } });
    let notes: Count['notes'] = [];
    const decider: CountRequest['decider'] = { ...counter, decide: (command, state, more) => ((notes = state.notes), counter.decide(command, state, more)) };
    expect(await on.handler().execute(on.request({ by: 1 }, { decider }))).toMatchObject({ status: 'accepted' });
    expect(notes).toEqual([erased]);
  });

  it('is not written without saying whom it is about', async () => {
    await expect(on.handler().execute(noted({ subject: undefined }))).rejects.toThrow('no citizen is named');
    expect(await on.versions()).toEqual([]);
  });
});
