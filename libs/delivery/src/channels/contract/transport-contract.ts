import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '#testing';
import { type AttemptOutcome } from '../channel.js';

/** How a partner may behave once a message comes to it. */
export type Behaviour =
  | 'accepts'
  | 'refuses'
  | 'puts off'
  | 'is away'
  | 'cuts the connection after reading'
  | 'never answers'
  | 'answers without end'
  | 'sends elsewhere';

/** A partner to which one message is sent, again and again. */
export interface ContractPartner {
  /** One attempt; with little patience where a partner never answers. */
  send(signal?: AbortSignal): Promise<AttemptOutcome>;
  /** By which id each message that was read to its end was known, in order. */
  readonly read: readonly string[];
  /** How often somebody came where this partner sends others to. */
  readonly elsewhere: number;
  close(): Promise<void>;
}

export interface TransportUnderTest {
  /** @returns undefined where no partner on this way can behave so */
  partner(behaviour: Behaviour): Promise<ContractPartner | undefined>;
}

/** What every transport does, whatever it carries. */
export function transportContract(name: string, transport: TransportUnderTest): void {
  describe(`${name} as a transport`, () => {
    const open: ContractPartner[] = [];
    afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

    /** Sees what comes of a partner's behaviour, where a partner can behave so on this way. */
    async function facing(behaviour: Behaviour, see: (partner: ContractPartner) => Promise<void>): Promise<void> {
      const one = await transport.partner(behaviour);
      if (!one) return;
      open.push(one);
      await see(one);
    }
    const outcomeOf = async (one: ContractPartner, signal?: AbortSignal): Promise<AttemptOutcome> => {
      const outcome = await one.send(signal);
      if ('code' in outcome) expect(outcome.code).toMatch(/^[A-Z0-9_]{2,64}$/);
      return outcome;
    };

    it('has delivered what the partner takes, under the same id each time', () =>
      facing('accepts', async (one) => {
        expect(await outcomeOf(one)).toMatchObject({ is: 'delivered' });
        expect(await outcomeOf(one)).toMatchObject({ is: 'delivered' });
        expect(new Set(one.read).size).toBeLessThanOrEqual(1);
      }));
    it('is rejected for good', () => facing('refuses', async (one) => expect(await outcomeOf(one)).toMatchObject({ is: 'rejected' })));
    it('is put off', () => facing('puts off', async (one) => expect(await outcomeOf(one)).toMatchObject({ is: 'put-off' })));
    it('knows that nothing went out where nobody is', () => facing('is away', async (one) => expect(await outcomeOf(one)).toMatchObject({ is: 'unreachable' })));
    it('knows nothing when the connection is cut after the message was read', () =>
      facing('cuts the connection after reading', async (one) => {
        expect(await outcomeOf(one)).toMatchObject({ is: 'unknown' });
        expect(one.read.length).toBeGreaterThan(0);
      }));
    it('knows nothing when no answer comes in time', () =>
      facing('never answers', async (one) => expect(await outcomeOf(one)).toMatchObject({ is: 'unknown', code: expect.stringMatching(/TIMEOUT|ETIMEDOUT/) })));
    it('ends an answer that does not, and does not claim that nothing arrived', () =>
      facing('answers without end', async (one) => expect((await outcomeOf(one)).is).toMatch(/^(delivered|unknown)$/)));
    it('goes nowhere else than to the partner', () =>
      facing('sends elsewhere', async (one) => {
        expect(await outcomeOf(one)).toMatchObject({ is: 'rejected' });
        expect(one.elsewhere).toBe(0);
      }));
    it('knows nothing when it is stopped in the middle', () =>
      facing('never answers', async (one) => {
        const stop = new AbortController();
        const outcome = outcomeOf(one, stop.signal);
        await eventually('the message was read', () => one.read.length === 1);
        stop.abort();
        expect(await outcome).toEqual({ is: 'unknown', code: 'STOPPED' });
      }));
    it('delivers nothing when it was stopped before', () =>
      facing('accepts', async (one) => {
        expect((await outcomeOf(one, AbortSignal.abort())).is).toMatch(/^(unknown|unreachable)$/);
        expect(one.read).toEqual([]);
      }));
  });
}
