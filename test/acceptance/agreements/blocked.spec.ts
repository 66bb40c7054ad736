import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, dateInCopenhagen, instantInCopenhagen, type PlainDate, plainDate } from '#kernel';
import { eventually } from '#testing';
import { Inbox } from '../hard-cases/inbox.js';
import { manager, World } from '../hard-cases/world.js';

let world: World;
let inbox: Inbox;
beforeAll(async () => {
  [world, inbox] = await Promise.all([World.at(instantInCopenhagen(plainDate('2026-11-09'), '09:00'), '63'), Inbox.open()]);
});
afterAll(() => Promise.all([world.service.stop(), inbox.close()]));

const today = (): PlainDate => dateInCopenhagen(world.clock.now());
const terms = (id: string, trigger: string, law: string | null, dataCategories: readonly string[]) => ({
  partner: { id, name: 'Testpartner Eksempel' },
  direction: 'to-partner',
  trigger,
  tilbudId: null,
  leadTime: { value: 7, unit: 'days' },
  cutoff: '12:00',
  channel: { kind: 'webhook', endpoint: inbox.endpoint, secretGeneration: 1 },
  escalateTo: { unit: 'voksen', workerId: null },
  basis: { law, necessity: 'Sammenhæng', dataCategories },
  validFrom: '2026-01-01',
  validTo: null,
});
interface Shown {
  readonly partnerId: string;
  readonly state: string;
  readonly blockedBecause: string | null;
  readonly plannedAt: string;
}
const advisories = async (pathway: string, partner: string): Promise<readonly string[]> => {
  const items = (await world.items(`/api/advisories?citizenId=${pathway.slice(-36)}`)) as readonly Shown[];
  const own = items.filter(({ partnerId }) => partnerId === partner).sort((a, b) => (a.plannedAt < b.plannedAt ? -1 : 1));
  return own.map(({ state, blockedBecause }) => (blockedBecause === null ? state : `${state} ${blockedBecause}`));
};
const tasks = async (pathway: string, state: string): Promise<readonly string[]> =>
  (await world.items(`/api/follow-ups?citizenId=${pathway.slice(-36)}&state=${state}`)).flatMap(({ kind, reason }: { kind: string; reason: string }) =>
    kind === 'advisory-escalated' ? [reason] : []);
const become = (what: string, now: () => Promise<readonly string[]>, ...expected: readonly string[]) =>
  eventually(`${what}: ${expected.join(', ')}`, async () => (await now()).join() === expected.join(), 30_000);

describe('ADV-9 what nothing allows', () => {
  it('is blocked without a basis, a task for a person until a revision names one', async () => {
    const agreement = await world.record('/api/agreements', terms('without-basis', 'closing', null, ['closing-date']), manager);
    const pathway = await world.citizen('2026-09-01');
    await world.record(`${pathway}/closing`, { on: today(), outcome: 'goals-met' });
    await become('advisories', () => advisories(pathway, 'without-basis'), 'blocked no-basis');
    await become('open tasks', () => tasks(pathway, 'open'), 'advisory-blocked');
    await world.record(`/api/agreements/${agreement}/revisions`, terms('without-basis', 'closing', 'SEL-85', ['closing-date']), manager);
    await become('advisories', () => advisories(pathway, 'without-basis'), 'replaced', 'sent');
    await become('open tasks', () => tasks(pathway, 'open'));
    expect(await tasks(pathway, 'cancelled')).toEqual(['advisory-blocked']);
  });

  it('is blocked without consent; the task falls away and the advisory goes out when the citizen consents', async () => {
    await world.record('/api/agreements', terms('by-consent', 'visitation', 'consent', ['identification', 'granted-support']), manager);
    const pathway = await world.citizen('2026-09-01');
    const visitation = await world.record(`${pathway}/visitations`, { section: 'SEL-85', from: today(), to: null, hoursPerWeek: 4 });
    await become('advisories', () => advisories(pathway, 'by-consent'), 'blocked no-consent');
    await become('open tasks', () => tasks(pathway, 'open'), 'advisory-blocked');
    const consent = { on: today(), categories: ['identification', 'granted-support'], recipients: ['by-consent'], form: 'written' };
    await world.record(`${pathway}/consents`, consent);
    const [message] = await inbox.arrived(visitation, 1);
    expect(message).toMatchObject({ data: { visitation: { section: 'SEL-85', hoursPerWeek: 4 }, citizen: { givenName: 'Testborger' } } });
    await become('open tasks', () => tasks(pathway, 'open'));
  });
});

describe('ADV-8 an agreement that is registered late', () => {
  it('covers what lies ahead', async () => {
    const { pathway } = await world.resident('2026-09-01');
    const meeting = await world.record(`${pathway}/network-meetings`, { on: today(), date: addDays(today(), 5), time: null, admissionId: null });
    await world.record('/api/agreements', terms('registered-late', 'coordination', 'PSL-13c', ['arrangement']), manager);
    const [message] = await inbox.arrived(meeting, 1);
    expect(message).toMatchObject({ data: { coordination: { date: addDays(today(), 5) }, late: { byDays: 2 } } });
  });
});
