import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instantInCopenhagen, plainDate } from '#kernel';
import { eventually } from '#testing';
import { Inbox } from './inbox.js';
import { atBotilbud, manager, World } from './world.js';

/** A Friday afternoon. The partners are told three working days ahead by noon, and seven days ahead. */
const FRIDAY = plainDate('2026-11-06');

let world: World;
let inWorkingDays: Inbox;
let inDays: Inbox;
beforeAll(async () => {
  [world, inWorkingDays, inDays] = await Promise.all([World.at(instantInCopenhagen(FRIDAY, '16:00'), '42'), Inbox.open(), Inbox.open()]);
  const agree = (id: string, endpoint: string, leadTime: object) =>
    world.record(
      '/api/agreements',
      {
        partner: { id, name: 'Testpartner Eksempel' },
        direction: 'to-partner',
        trigger: 'botilbud-discharge',
        tilbudId: null,
        leadTime,
        cutoff: '12:00',
        channel: { kind: 'webhook', endpoint, secretGeneration: 1 },
        acknowledgeWithin: { value: 30, unit: 'days' },
        escalateTo: { unit: 'voksen', workerId: null },
        basis: { law: 'PSL-13c', necessity: 'Sammenhæng ved udskrivning', dataCategories: ['discharge-date'] },
        validFrom: '2026-01-01',
        validTo: null,
      },
      manager,
    );
  await agree('partner-in-working-days', inWorkingDays.endpoint, { value: 3, unit: 'working-days' });
  await agree('partner-in-days', inDays.endpoint, { value: 7, unit: 'days' });
});
afterAll(() => Promise.all([world.service.stop(), inWorkingDays.close(), inDays.close()]));

interface Advisory {
  readonly partnerId: string;
  readonly kind: string;
  readonly state: string;
  readonly dueAt: string;
  readonly about: { readonly date: string };
}
/** The advisories of a citizen to the partner in days, in the order of planning. */
async function advisories(pathway: string): Promise<readonly (readonly [kind: string, date: string, state: string])[]> {
  await world.settled('plan-advisories');
  const found = (await world.items(`/api/advisories?citizenId=${pathway.slice(-36)}`)) as readonly (Advisory & { readonly plannedAt: string })[];
  return found
    .filter(({ partnerId }) => partnerId === 'partner-in-days')
    .sort((a, b) => (a.plannedAt < b.plannedAt ? -1 : 1))
    .map(({ kind, about, state }) => [kind, about.date, state]);
}
const shows = (pathway: string, ...expected: Awaited<ReturnType<typeof advisories>>) =>
  eventually(`the advisories are ${JSON.stringify(expected)}`, async () => JSON.stringify(await advisories(pathway)) === JSON.stringify(expected), 30_000);
const planFor = ({ pathway, stayId }: { pathway: string; stayId: string }, date: string, causedBy = 'botilbud') =>
  world.put(`${pathway}/stays/${stayId}/planned-discharge`, { date, destination: 'own-home', causedBy });

describe('hard cases of a discharge', () => {
  it('backdated discharge', async () => {
    const unplanned = await world.resident('2026-09-01');
    await world.record(`${unplanned.pathway}/discharges`, { stayId: unplanned.stayId, on: '2026-10-20', destination: 'own-home' }, atBotilbud);
    const planned = await world.resident('2026-09-01');
    await planFor(planned, '2026-12-01');
    await shows(planned.pathway, ['discharge-planned', '2026-12-01', 'planned']);
    await world.record(`${planned.pathway}/discharges`, { stayId: planned.stayId, on: '2026-10-20', destination: 'own-home' }, atBotilbud);
    await shows(planned.pathway, ['discharge-planned', '2026-12-01', 'withdrawn']);

    expect(await advisories(unplanned.pathway)).toEqual([]);
    expect([inDays.about(unplanned.stayId), inDays.about(planned.stayId), inWorkingDays.about(planned.stayId)]).toEqual([[], [], []]);
    for (const { pathway, stayId } of [unplanned, planned]) {
      const at = async (date: string) => (await world.items(`/api/placements?asOf=${date}&citizenId=${pathway.slice(-36)}`)).map(({ id }: { id: string }) => id);
      expect([await at('2026-10-19'), await at('2026-10-20')]).toEqual([[stayId], []]);
    }
  });

  it('cancelled discharge', async () => {
    const untold = await world.resident('2026-09-01');
    await planFor(untold, '2026-12-01');
    await world.delete(`${untold.pathway}/stays/${untold.stayId}/planned-discharge?causedBy=citizen`);
    await shows(untold.pathway, ['discharge-planned', '2026-12-01', 'withdrawn']);
    expect(inDays.about(untold.stayId)).toEqual([]);

    const told = await world.resident('2026-09-01');
    await planFor(told, '2026-11-10');
    const [first] = await inDays.arrived(told.stayId, 1);
    await shows(told.pathway, ['discharge-planned', '2026-11-10', 'sent']);
    await world.delete(`${told.pathway}/stays/${told.stayId}/planned-discharge?causedBy=citizen`);
    const [, second] = await inDays.arrived(told.stayId, 2);
    expect(second).toMatchObject({ type: 'advisory.discharge-withdrawn', data: { corrects: first!.data.advisoryId } });
  });

  it('moved earlier than the lead time', async () => {
    const resident = await world.resident('2026-09-01');
    await planFor(resident, '2026-11-30');
    await shows(resident.pathway, ['discharge-planned', '2026-11-30', 'planned']);
    await planFor(resident, '2026-11-09', 'region');
    const [sent] = await inDays.arrived(resident.stayId, 1);
    expect(sent).toMatchObject({ type: 'advisory.discharge-planned', data: { discharge: { date: '2026-11-09' }, late: { byDays: 4, causedBy: 'region' }, corrects: null } });
    await shows(resident.pathway, ['discharge-planned', '2026-11-30', 'replaced'], ['discharge-planned', '2026-11-09', 'sent']);
  });

  it('Friday 16:00 discharge', async () => {
    const wednesday = await world.resident('2026-09-01');
    await planFor(wednesday, '2026-11-11');
    const [late] = await inWorkingDays.arrived(wednesday.stayId, 1);
    // Three working days before Wednesday is Friday by noon: four hours ago.
    expect(late).toMatchObject({ type: 'advisory.discharge-planned', data: { discharge: { date: '2026-11-11' }, late: { byDays: 0, causedBy: 'botilbud' } } });

    const thursday = await world.resident('2026-09-01');
    await planFor(thursday, '2026-11-12');
    await world.settled('plan-advisories');
    const query = `/api/advisories?citizenId=${thursday.pathway.slice(-36)}`;
    await eventually('the advisories are shown', async () => (await world.items(query)).length === 2);
    const inTime = ((await world.items(query)) as readonly Advisory[]).find(({ partnerId }) => partnerId === 'partner-in-working-days');
    expect(inTime).toMatchObject({ state: 'planned', dueAt: instantInCopenhagen(plainDate('2026-11-09'), '12:00') });

    const atOnce = await world.resident('2026-09-01');
    await world.record(`${atOnce.pathway}/discharges`, { stayId: atOnce.stayId, on: FRIDAY, destination: 'own-home' }, atBotilbud);
    const [told] = await inWorkingDays.arrived(atOnce.stayId, 1);
    expect(told).toMatchObject({ type: 'advisory.discharge-planned', data: { discharge: { date: FRIDAY }, late: { byDays: 3, causedBy: 'botilbud' } } });
  });

  it('moved later', async () => {
    const resident = await world.resident('2026-09-01');
    await planFor(resident, '2026-11-20');
    await shows(resident.pathway, ['discharge-planned', '2026-11-20', 'planned']);
    await planFor(resident, '2026-11-25');
    await shows(resident.pathway, ['discharge-planned', '2026-11-20', 'replaced'], ['discharge-planned', '2026-11-25', 'planned']);
    world.clock.moveTo(instantInCopenhagen(plainDate('2026-11-18'), '12:00'));
    const [sent] = await inDays.arrived(resident.stayId, 1);
    expect(sent).toMatchObject({ type: 'advisory.discharge-planned', data: { discharge: { date: '2026-11-25' }, late: null } });
    await shows(resident.pathway, ['discharge-planned', '2026-11-20', 'replaced'], ['discharge-planned', '2026-11-25', 'sent']);

    await planFor(resident, '2026-12-20');
    const [, moved] = await inDays.arrived(resident.stayId, 2);
    expect(moved).toMatchObject({ type: 'advisory.discharge-moved', data: { discharge: { date: '2026-12-20' }, late: null, corrects: sent!.data.advisoryId } });
    await shows(
      resident.pathway,
      ['discharge-planned', '2026-11-20', 'replaced'],
      ['discharge-planned', '2026-11-25', 'replaced'],
      ['discharge-moved', '2026-12-20', 'sent'],
    );
    expect(inDays.about(resident.stayId)).toHaveLength(2);
  });
});
