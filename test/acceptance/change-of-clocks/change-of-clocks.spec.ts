import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addMillis } from '#kernel';
import { swept } from '#testing/service/index.js';
import { moveProcessTo } from '#testing/time-zones/move-process.js';
import { type TimeZone } from '#testing/time-zones/time-zones.js';
import { World } from '../hard-cases/world.js';
import { happenings, seasons } from './season.js';
import { Partners, Story } from './story.js';

/** West of Denmark, and east of it where the clocks go the other way; how far behind UTC each is on the two Sundays of change, in minutes. */
const places: readonly (readonly [zone: TimeZone, behindUtc: readonly [number, number]])[] = [
  ['America/Los_Angeles', [420, 420]],
  ['Pacific/Auckland', [-780, -780]],
];

describe.each(places)('P23 with the process in %s', (zone, behindUtc) => {
  let world: World;
  let partners: Partners;
  beforeAll(async () => {
    moveProcessTo(zone);
    world = await World.at(seasons[0]!.recordedAt, '49');
    partners = await Partners.agreeWith(world);
  });
  afterAll(() => Promise.all([world.service.stop(), partners.close()]));

  it('is really there, and the sessions of the database are not where the server is', async () => {
    expect(['2026-03-29', '2026-10-25'].map((date) => new Date(`${date}T12:00:00Z`).getTimezoneOffset())).toEqual(behindUtc);
    const { rows } = await world.service.pool.query<{ zone: string }>("select current_setting('TimeZone') as zone");
    expect(rows).toEqual([{ zone: process.env['TEST_SESSION_TIME_ZONE'] }]);
  });

  it.each(seasons)('everything happens once and on time when the clocks go $change', async (season) => {
    world.clock.moveTo(season.recordedAt);
    const story = await Story.record(world, partners, season);
    await story.planned();
    expect(await story.datesOfGuest()).toMatchObject(season.tasksOfGuest);
    const done: string[] = [];
    for (const happening of happenings) {
      world.clock.moveTo(addMillis(season.dueAt[happening], -60_000));
      await swept(world.service.client);
      expect(await story.happened()).toEqual(done);
      world.clock.moveTo(season.dueAt[happening]);
      await swept(world.service.client);
      done.push(happening);
      expect(await story.happened()).toEqual(done);
    }
  });
});
