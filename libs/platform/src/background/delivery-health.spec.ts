import { describe, expect, it } from '@jest/globals';
import { type DeliveryHealth } from '#delivery';
import { type Clock, instantFromMillis } from '#kernel';
import { deliveryHealth } from './delivery-health.js';

const now = Date.parse('2026-11-02T08:00:00.000Z');
const clock: Clock = { now: () => instantFromMillis(now) };
const asked = (differently: Partial<DeliveryHealth>) =>
  deliveryHealth({ health: () => Promise.resolve({ due: 0, oldestMs: 0, lastSweep: performance.now(), lastHeartbeat: now - 1000, troubled: [], ...differently }) }, clock)();

describe('how delivery is', () => {
  it('is well while it sweeps and its heartbeat comes back', async () => {
    expect(await asked({})).toMatchObject({ status: 'up', facts: { due: 0, heartbeatAgeMs: 1000 } });
  });

  it('is well at the beginning, before the first sweep and heartbeat', async () => {
    expect(await asked({ lastSweep: null, lastHeartbeat: null })).toMatchObject({ status: 'up' });
  });

  it('names the partners that are away', async () => {
    expect(await asked({ troubled: [{ partner: '621/region-eksempel', state: 'open' }, { partner: '621/andet', state: 'half-open' }] })).toMatchObject({
      status: 'degraded',
      facts: { partnersAway: '621/region-eksempel open, 621/andet half-open' },
    });
  });

  it.each<[string, Partial<DeliveryHealth>]>([
    ['what is due lies', { due: 3, oldestMs: 11 * 60_000 }],
    ['no sweep ended for a minute', { lastSweep: performance.now() - 61_000 }],
    ['no heartbeat came back for a minute', { lastHeartbeat: now - 61_000 }],
  ])('is degraded when %s', async (_what, differently) => {
    expect(await asked(differently)).toMatchObject({ status: 'degraded' });
  });
});
