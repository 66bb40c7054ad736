import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, dateInCopenhagen, instantInCopenhagen, type PlainDate, plainDate } from '#kernel';
import { eventually } from '#testing';
import { Inbox } from '../hard-cases/inbox.js';
import { agreed, webhookTo } from '../agreements/agreed.js';
import { atBotilbud, manager, region, World } from '../hard-cases/world.js';

let world: World;
let inbox: Inbox;
const terms = (changes: object) => agreed('forum-eksempel', webhookTo(inbox), changes);
beforeAll(async () => {
  world = await World.at(instantInCopenhagen(plainDate('2026-11-06'), '10:00'), '47');
  inbox = await Inbox.open();
  await world.record('/api/agreements', terms({}), manager);
  await world.record('/api/agreements', terms({ direction: 'from-partner', trigger: 'hospital-discharge', leadTime: { value: 3, unit: 'days' } }), manager);
});
afterAll(() => Promise.all([world.service.stop(), inbox.close()]));

const today = (): PlainDate => dateInCopenhagen(world.clock.now());
const period = 'from=2026-11-01&to=2026-12-31';
type Measured = Readonly<Record<string, unknown>>;
const about = async (pathway: string): Promise<readonly Measured[]> =>
  ((await world.items(`/api/notice?${period}`)) as readonly Measured[]).filter(({ citizenId }) => citizenId === pathway.slice(-36));

describe('notice of discharges, held against what was agreed', () => {
  it('is measured of a discharge that we told of, with who made it late', async () => {
    const { pathway, stayId } = await world.resident('2026-09-01');
    const date = addDays(today(), 2);
    await world.put(`${pathway}/stays/${stayId}/planned-discharge`, { date, destination: 'own-home', causedBy: 'botilbud' });
    await inbox.arrived(stayId, 1);
    await eventually('it is known to be sent', async () => (await world.items(`/api/advisories?citizenId=${pathway.slice(-36)}&state=sent`)).length === 1, 30_000);
    expect(await about(pathway)).toEqual([]);
    world.clock.moveTo(instantInCopenhagen(date, '14:00'));
    await world.record(`${pathway}/discharges`, { stayId, on: date, destination: 'own-home' }, atBotilbud);
    expect(await about(pathway)).toMatchObject([
      { direction: 'to-partner', partnerId: 'forum-eksempel', dischargedOn: date, leadTime: { value: 7, unit: 'days' }, outcome: 'late', givenDays: 2, lateByDays: 5, lateBecause: 'botilbud' },
    ]);
  });

  it('is measured of a discharge that the region told of, in time or not at all', async () => {
    const announced = await world.citizen('2026-09-01');
    const silent = await world.citizen('2026-09-01');
    const since = addDays(today(), -10);
    for (const pathway of [announced, silent]) {
      const admissionId = await world.record(`${pathway}/admissions`, { on: since, careClass: 'inpatient', psychiatric: true }, region);
      if (pathway === announced) await world.put(`${pathway}/admissions/${admissionId}/expected-discharge`, { on: addDays(today(), -5), date: today() }, region);
      await world.record(`${pathway}/admissions/${admissionId}/discharge`, { on: today() }, region);
    }
    expect(await about(announced)).toMatchObject([{ direction: 'from-partner', outcome: 'in-time', givenDays: 5, lateBecause: null, tilbudId: null }]);
    expect(await about(silent)).toMatchObject([{ direction: 'from-partner', outcome: 'none', givenOn: null, lateBecause: 'partner' }]);
    expect(((await world.items(`/api/notice?${period}&direction=to-partner`)) as readonly Measured[]).every(({ direction }) => direction === 'to-partner')).toBe(true);
  });

  it('comes as CSV, page by page, and to those who follow it only', async () => {
    const asked = await world.service.client.get(`/api/notice?${period}`, { ...manager, headers: { accept: 'text/csv' } });
    expect(asked.status).toBe(200);
    expect(asked.text.split('\r\n')[0]).toContain('lateBecause');
    expect((await world.service.client.get(`/api/notice?${period}`, atBotilbud)).status).toBe(403);
    expect((await world.service.client.get('/api/notice?from=2026-12-31&to=2026-01-01', manager)).status).toBe(400);
    const first = await world.pathway(`/api/notice?${period}&limit=1`);
    expect(first.next).toEqual(expect.any(String));
    const rest = await world.pathway(`/api/notice?${period}&cursor=${first.next as string}`);
    expect([...first.items, ...rest.items]).toEqual(await world.items(`/api/notice?${period}`));
  });
});
