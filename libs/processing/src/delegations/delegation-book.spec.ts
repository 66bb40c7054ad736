import { beforeEach, describe, expect, it } from '@jest/globals';
import { DELEGATION, delegationCatalogue, type DelegationCommand, delegationDecider } from '#domain';
import { type EventStore } from '#event-store';
import { dateInCopenhagen, plainDate, type PlainDate, streamName, type Uuid } from '#kernel';
import { manager, municipality, neighbour } from '#testing/given-when-then/index.js';
import { commandHarness } from '#testing/processing/command-harness.js';
import { inventedId } from '#testing';
import { DelegationBook } from './delegation-book.js';

let on: ReturnType<typeof commandHarness>;
beforeEach(() => {
  on = commandHarness();
});

const delegationId = inventedId('delegation', 1);
const today = (): PlainDate => dateInCopenhagen(on.now);

async function decide(command: DelegationCommand, id: Uuid = delegationId): Promise<void> {
  const outcome = await on.handler().execute({
    stream: streamName(DELEGATION, id),
    decider: delegationDecider,
    catalogue: delegationCatalogue,
    command,
    circumstances: () => ({ actor: manager, today: today() }),
    meta: on.meta(),
  });
  expect(outcome.status).toBe('accepted');
}
const grant = (validFrom: PlainDate): DelegationCommand => ({ type: 'GrantDelegation', terms: { to: neighbour, scope: { kind: 'all' }, validFrom, validTo: null } });

describe('the delegations', () => {
  it('are none where none was granted', async () => expect(await new DelegationBook(on.log).all()).toEqual([]));

  it('are those in force on a date, as soon as they are granted and no longer than until they are revoked', async () => {
    const book = new DelegationBook(on.log);
    expect(await book.on(today())).toEqual([]);
    await decide(grant(today()));
    expect(await book.on(today())).toMatchObject([{ from: municipality, to: neighbour }]);
    expect(await book.on(plainDate('2020-01-01'))).toEqual([]);
    await decide({ type: 'RevokeDelegation', on: today() });
    expect(await book.on(today())).toEqual([]);
    expect(await book.all()).toMatchObject([{ delegationId, version: 1, delegation: { revokedOn: today() } }]);
  });

  it('are read once for all who ask at the same time', async () => {
    let looks = 0;
    const counted: Pick<EventStore, 'readAll'> = { readAll: (query) => (looks++, on.log.readAll(query)) };
    const book = new DelegationBook(counted);
    await Promise.all(Array.from({ length: 50 }, () => book.on(today())));
    expect(looks).toBeLessThanOrEqual(2);
  });

  it('are asked for again after a look that failed', async () => {
    let down = true;
    const book = new DelegationBook({ readAll: (query) => (down ? Promise.reject(new Error('away')) : on.log.readAll(query)) });
    await expect(book.all()).rejects.toThrow('away');
    down = false;
    await decide(grant(today()));
    expect(await book.all()).toHaveLength(1);
  });
});
