import { describe, expect, it } from '@jest/globals';
import { TestClock } from '#testing/delivery/delivery-world.js';
import { laneOf, Lanes, OWN_LANE } from './lanes.js';

const partner = laneOf('621', 'region-eksempel');
const roomOf = (lanes: Lanes) => lanes.rooms().find(({ lane }) => lane === partner);

describe('the lanes of partners', () => {
  it('have room for so many at once', () => {
    const lanes = new Lanes(new TestClock());
    for (let i = 0; i < 10; i++) lanes.begin(partner);
    expect(roomOf(lanes)).toEqual({ lane: partner, room: 6, heldBack: false });
    for (let i = 0; i < 10; i++) lanes.end(partner);
    expect(roomOf(lanes)?.room).toBe(16);
  });

  it('have less room for one that is slow, and as before once it is quick again', () => {
    const lanes = new Lanes(new TestClock());
    lanes.heard(partner, { is: 'delivered' }, 9_000);
    expect(roomOf(lanes)?.room).toBe(4);
    for (let i = 0; i < 12; i++) lanes.heard(partner, { is: 'delivered' }, 50);
    expect(roomOf(lanes)?.room).toBe(16);
  });

  it('hold one back that is away, let one through, and then all', () => {
    const clock = new TestClock();
    const lanes = new Lanes(clock);
    for (let i = 0; i < 5; i++) lanes.heard(partner, { is: 'unknown', code: 'TIMEOUT' }, 20);
    expect(lanes.troubled()).toEqual([{ partner, state: 'open' }]);
    expect(roomOf(lanes)).toMatchObject({ heldBack: true });
    expect(lanes.heldBackMs(partner)).toBe(30_000);
    clock.pass(30_000);
    expect(roomOf(lanes)).toEqual({ lane: partner, room: 1, heldBack: false });
    lanes.begin(partner);
    expect(roomOf(lanes)?.room).toBe(0);
    lanes.heard(partner, { is: 'delivered' }, 20);
    lanes.end(partner);
    expect([lanes.troubled(), lanes.heldBackMs(partner), roomOf(lanes)?.room]).toEqual([[], 0, 16]);
  });

  it('say nothing of what is the service’s own to do', () => {
    const lanes = new Lanes(new TestClock());
    for (let i = 0; i < 100; i++) lanes.begin(OWN_LANE);
    expect(lanes.rooms()).toEqual([]);
    expect(lanes.heldBackMs('621/nobody')).toBe(0);
  });
});
