import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, dateInCopenhagen, instantInCopenhagen, type PlainDate, plainDate } from '#kernel';
import { eventually } from '#testing';
import { Inbox } from '../hard-cases/inbox.js';
import { agreed, webhookTo } from '../agreements/agreed.js';
import { atBotilbud, manager, myndighed, World } from '../hard-cases/world.js';

let world: World;
let inbox: Inbox;
beforeAll(async () => {
  world = await World.at(instantInCopenhagen(plainDate('2026-11-06'), '10:00'), '49');
  inbox = await Inbox.open();
  await world.record('/api/agreements', agreed('handling-eksempel', webhookTo(inbox)), manager);
});
afterAll(() => Promise.all([world.service.stop(), inbox.close()]));

const today = (): PlainDate => dateInCopenhagen(world.clock.now());

/** A discharge is planned; the advisory that waits for its time. */
async function waiting(inDays: number) {
  const { pathway, stayId } = await world.resident('2026-09-01');
  const date = addDays(today(), inDays);
  await world.put(`${pathway}/stays/${stayId}/planned-discharge`, { date, destination: 'own-home', causedBy: 'botilbud' });
  const found = () => world.items(`/api/advisories?citizenId=${pathway.slice(-36)}`);
  await eventually('the advisory is planned', async () => (await found()).length === 1, 30_000);
  const [{ id }] = (await found()) as readonly [{ readonly id: string }];
  return { id, path: `/api/advisories/${id}`, stayId, date };
}
const stateOf = async (path: string): Promise<string> => (await world.pathway(path)).state as string;

describe('an advisory in the hands of people', () => {
  it('is called off while it waits, and does not go out', async () => {
    const { path, stayId, date } = await waiting(20);
    await world.record(`${path}/withdrawal`, { because: 'told-by-other-means' });
    await eventually('it is withdrawn', async () => (await stateOf(path)) === 'withdrawn', 30_000);
    world.clock.moveTo(instantInCopenhagen(addDays(date, -6), '12:00'));
    const other = await waiting(2);
    await inbox.arrived(other.stayId, 1);
    expect(inbox.about(stayId)).toEqual([]);
    expect(await world.refused(`${path}/withdrawal`, { because: 'not-to-be-told' })).toBe('ADV-6 not-waiting');
    expect(await world.refused(`${other.path}/redrives`, { because: 'another-try' })).toBe('ADV-6 not-given-up');
  });

  it('has a delivery log that says who was told what, when and on what basis', async () => {
    const { path, date } = await waiting(3);
    await eventually('it was sent', async () => (await stateOf(path)) === 'sent', 30_000);
    const { items } = await world.pathway(`${path}/log`);
    expect((items as readonly { type: string }[]).map(({ type }) => type)).toEqual(['AdvisoryPlanned', 'AdvisoryDispatchStarted', 'AdvisorySent']);
    expect(items[0]).toMatchObject({ by: { role: 'system' }, text: expect.stringContaining(`(${date})`), facts: { basis: { law: 'PSL-13c' } } });
    expect(JSON.stringify(items)).not.toMatch(/Testborger|010160/);
    const { items: before } = await world.pathway(`${path}/log?knownAt=${items[0].recordedAt}`);
    expect(before).toHaveLength(1);
  });

  it('is called off and tried again by the authority and managers only, and its log is not the partner’s', async () => {
    const { path } = await waiting(20);
    for (const [asked, body] of [['withdrawal', { because: 'not-to-be-told' }], ['redrives', { because: 'another-try' }]] as const) {
      expect((await world.service.client.post(`${path}/${asked}`, body, atBotilbud)).status).toBe(403);
    }
    expect((await world.service.client.get(`${path}/log`, { role: 'region', unit: 'handling-eksempel' })).status).toBe(403);
    expect((await world.service.client.post(`${path}/withdrawal`, { because: 'because' }, myndighed)).status).toBe(400);
    expect(await stateOf(path)).toBe('planned');
  });
});
