import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, dateInCopenhagen, type Instant, instantInCopenhagen, type PlainDate, plainDate } from '#kernel';
import { eventually } from '#testing';
import { Inbox } from './inbox.js';
import { manager, myndighed, World } from './world.js';

type Resident = Awaited<ReturnType<World['resident']>>;

let world: World;
const inboxes: Inbox[] = [];
beforeAll(async () => {
  world = await World.at(instantInCopenhagen(plainDate('2026-11-06'), '10:00'), '48');
});
afterAll(() => Promise.all([world.service.stop(), ...inboxes.map((inbox) => inbox.close())]));

const today = (): PlainDate => dateInCopenhagen(world.clock.now());
const terms = (id: string, { endpoint }: Inbox, changes: object = {}) => ({
  partner: { id, name: 'Testpartner Eksempel' },
  direction: 'to-partner',
  trigger: 'botilbud-discharge',
  tilbudId: null,
  leadTime: { value: 7, unit: 'days' },
  cutoff: '12:00',
  channel: { kind: 'webhook', endpoint, secretGeneration: 1 },
  escalateTo: { unit: 'voksen', workerId: null },
  basis: { law: 'PSL-13c', necessity: 'Sammenhæng ved udskrivning', dataCategories: ['identification', 'discharge-date'] },
  validFrom: '2026-01-01',
  validTo: null,
  ...changes,
});
async function partner(id: string, changes: object = {}) {
  const inbox = await Inbox.open();
  inboxes.push(inbox);
  return { id, inbox, agreementId: await world.record('/api/agreements', terms(id, inbox, changes), manager) };
}
async function leaving(inDays: number): Promise<Resident & { readonly date: PlainDate }> {
  const resident = await world.resident('2026-09-01');
  const date = addDays(today(), inDays);
  await world.put(`${resident.pathway}/stays/${resident.stayId}/planned-discharge`, { date, destination: 'own-home', causedBy: 'botilbud' });
  return { ...resident, date };
}

interface Advisory {
  readonly partnerId: string;
  readonly state: string;
  readonly dueAt: Instant;
  readonly plannedAt: string;
}
/** What a partner is told of a citizen, in the order of planning. */
async function advisories({ pathway }: Resident, partnerId: string): Promise<readonly Advisory[]> {
  const found = (await world.items(`/api/advisories?citizenId=${pathway.slice(-36)}`)) as readonly Advisory[];
  return found.filter((one) => one.partnerId === partnerId).sort((a, b) => (a.plannedAt < b.plannedAt ? -1 : 1));
}
const shows = (resident: Resident, partnerId: string, ...states: readonly string[]) =>
  eventually(`the advisories are ${states.join(', ')}`, async () => (await advisories(resident, partnerId)).map(({ state }) => state).join() === states.join(), 30_000);
const openTasks = async ({ pathway }: Resident): Promise<readonly string[]> =>
  (await world.items(`/api/follow-ups?citizenId=${pathway.slice(-36)}&state=open`)).map(({ kind }: { kind: string }) => kind);
const noonOf = (date: PlainDate) => instantInCopenhagen(date, '12:00');

describe('hard cases of an advisory', () => {
  it('consent withdrawn between planning and sending', async () => {
    const { id, inbox } = await partner('partner-by-consent', {
      basis: { law: 'consent', necessity: 'Borgerens ønske', dataCategories: ['identification', 'discharge-date'] },
    });
    const resident = await leaving(25);
    const consent = { on: today(), categories: ['identification', 'discharge-date'], recipients: [id], form: 'written' };
    const given = await world.record(`${resident.pathway}/consents`, consent);
    await shows(resident, id, 'planned');
    await world.record(`${resident.pathway}/consents/${given}/withdrawal`, { on: today() });
    world.clock.moveTo(noonOf(addDays(resident.date, -7)));
    await shows(resident, id, 'blocked');
    await eventually('somebody is to see to it', async () => (await openTasks(resident)).includes('advisory-escalated'), 30_000);
    expect(inbox.about(resident.stayId)).toEqual([]);

    await world.record(`${resident.pathway}/consents`, { ...consent, on: today() });
    await inbox.arrived(resident.stayId, 1);
    await shows(resident, id, 'sent');
  });

  it('agreement changed while an advisory waits', async () => {
    const { id, inbox, agreementId } = await partner('partner-with-another-agreement');
    const [sent, waiting] = [await leaving(5), await leaving(20)];
    await inbox.arrived(sent.stayId, 1);
    await shows(sent, id, 'sent');
    await shows(waiting, id, 'planned');
    await world.record(`/api/agreements/${agreementId}/revisions`, terms(id, inbox, { leadTime: { value: 2, unit: 'days' } }), manager);
    await shows(waiting, id, 'replaced', 'planned');
    expect((await advisories(waiting, id)).map(({ dueAt }) => dueAt)).toEqual([noonOf(addDays(waiting.date, -7)), noonOf(addDays(waiting.date, -2))]);
    world.clock.moveTo(noonOf(addDays(waiting.date, -2)));
    const [message] = await inbox.arrived(waiting.stayId, 1);
    expect(message).toMatchObject({ type: 'advisory.discharge-planned', data: { discharge: { date: waiting.date }, late: null, corrects: null } });
    await shows(waiting, id, 'replaced', 'sent');
    await shows(sent, id, 'sent');
    expect([inbox.about(sent.stayId), inbox.about(waiting.stayId)].map(({ length }) => length)).toEqual([1, 1]);

    const uncovered = await leaving(20);
    await shows(uncovered, id, 'planned');
    await world.record(`/api/agreements/${agreementId}/revisions`, terms(id, inbox, { validTo: today() }), manager);
    await shows(uncovered, id, 'withdrawn');
  });

  it('protected address', async () => {
    const dataCategories = ['identification', 'discharge-date', 'destination', 'address'];
    const { inbox } = await partner('partner-with-address', { basis: { law: 'PSL-13c', necessity: 'Besøg i hjemmet', dataCategories } });
    const [hidden, open] = [await leaving(20), await leaving(20)];
    const details = ({ pathway }: Resident, changes: object) => world.record(`/api/citizens/${pathway.slice(-36)}/details`, { on: today(), ...changes });
    for (const one of [hidden, open]) await details(one, { address: 'Opdigtet Allé 7, 0000 Testby', addressProtected: false });
    await details(hidden, { addressProtected: true });
    world.clock.moveTo(noonOf(addDays(open.date, -7)));
    const [ofOpen] = await inbox.arrived(open.stayId, 1);
    const [ofHidden] = await inbox.arrived(hidden.stayId, 1);
    expect(ofOpen).toMatchObject({ data: { citizen: { givenName: 'Testborger', address: 'Opdigtet Allé 7, 0000 Testby' } } });
    expect(ofHidden).toMatchObject({ data: { citizen: { givenName: 'Testborger' } } });
    for (const other of inboxes) expect(JSON.stringify(other.about(hidden.stayId))).not.toContain('Opdigtet');
  });

  it('death with queued jobs', async () => {
    const { id, inbox } = await partner('partner-of-the-dead');
    const resident = await leaving(20);
    await shows(resident, id, 'planned');
    await world.record(`${resident.pathway}/visitations`, { section: 'SEL-85', from: today(), to: addDays(today(), 300) });
    await eventually('tasks are open', async () => (await openTasks(resident)).length > 0, 30_000);
    await world.record(`${resident.pathway}/death`, { on: today() });
    await shows(resident, id, 'withdrawn');
    await eventually('no task is open', async () => (await openTasks(resident)).length === 0, 30_000);
    world.clock.moveTo(noonOf(addDays(resident.date, -7)));
    await world.settled('plan-advisories');
    // Whatever was to be sent at this hour has been looked at once this other one has gone out.
    const other = await leaving(3);
    await inbox.arrived(other.stayId, 1);
    expect(inbox.about(resident.stayId)).toEqual([]);

    const { body } = await world.service.client.get(`${resident.pathway}/timeline`, myndighed);
    const death = (body.items as readonly { readonly eventId: string; readonly type: string }[]).find(({ type }) => type === 'CitizenDied')!;
    await world.record(`${resident.pathway}/corrections`, { retract: [death.eventId], because: 'did-not-happen' });
    await inbox.arrived(resident.stayId, 1);
    await shows(resident, id, 'withdrawn', 'sent');
    await eventually('the tasks are open again', async () => (await openTasks(resident)).length > 0, 30_000);
  });
});
