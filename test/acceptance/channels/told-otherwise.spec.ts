import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSmtpPartner, messageIdIn, type SmtpPartner } from '#delivery/channels/contract/smtp-partner.js';
import { addDays, dateInCopenhagen, instantInCopenhagen, plainDate } from '#kernel';
import { eventually } from '#testing';
import { agreed } from '../agreements/agreed.js';
import { manager, myndighed, World } from '../hard-cases/world.js';

let world: World;
let mail: SmtpPartner;
beforeAll(async () => {
  mail = await openSmtpPartner();
  world = await World.at(instantInCopenhagen(plainDate('2026-11-06'), '10:00'), '57', {
    SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    MAIL_FROM: 'advis@kommune.example',
    PUBLIC_URL: 'https://service.example',
  });
});
afterAll(async () => {
  await world.service.stop();
  await mail.close();
});

const agree = (id: string, channel: object, changes: object = {}) =>
  world.record('/api/agreements', agreed(id, channel, { acknowledgeWithin: { value: 1, unit: 'working-days' }, ...changes }), manager);
const today = () => dateInCopenhagen(world.clock.now());
/** A resident who leaves so soon that partners are told at once. */
async function leaving() {
  const resident = await world.resident('2026-09-01');
  const date = addDays(today(), 3);
  await world.put(`${resident.pathway}/stays/${resident.stayId}/planned-discharge`, { date, destination: 'own-home', causedBy: 'botilbud' });
  return { ...resident, date };
}
const at = (unit: string) => ({ role: 'region', unit }) as const;
interface Standing {
  readonly id: string;
  readonly stayId: string;
  readonly openedAt: string | null;
  readonly state: string;
}
/** What stands in a partner's inbox about a stay, once it does. */
async function standing(unit: string, stayId: string): Promise<Standing> {
  let found: Standing | undefined;
  await eventually('it stands in the inbox', async () => {
    const { items } = (await world.service.client.get('/api/partner-inbox', at(unit))).body as { items: readonly Standing[] };
    found = items.find((one) => one.stayId === stayId);
    return found !== undefined;
  }, 30_000);
  return found!;
}
const open = (unit: string, id: string) => world.service.client.get(`/api/partner-inbox/${id}`, at(unit));

describe('a partner that reads its advisories here', () => {
  it('finds what it was told, opens it, and confirms it', async () => {
    await agree('inbox-partner', { kind: 'inbox' });
    const { stayId, date } = await leaving();
    const found = await standing('inbox-partner', stayId);
    expect(found).toMatchObject({ state: 'sent', openedAt: null });
    expect(JSON.stringify(found)).not.toMatch(/Testborger|010160/);

    const opened = await open('inbox-partner', found.id);
    expect(opened.status).toBe(200);
    expect(opened.headers.get('cache-control')).toBe('no-store');
    expect(opened.body).toMatchObject({ type: 'advisory.discharge-planned', data: { advisoryId: found.id, citizen: { givenName: 'Testborger' }, discharge: { date } } });
    await eventually('that it was opened is shown', async () => (await standing('inbox-partner', stayId)).openedAt !== null);
    await open('inbox-partner', found.id);
    const events = (await world.service.events()).filter(({ stream }) => stream === `advisory-${found.id}`).map(({ type }) => type);
    expect(events).toEqual(['AdvisoryPlanned', 'AdvisoryDispatchStarted', 'AdvisorySent', 'AdvisoryOpened']);
    const { rows } = await world.service.pool.query("select 1 from privacy.access_log where purpose = 'advisory'");
    expect(rows).toHaveLength(2);

    await world.record(`/api/advisories/${found.id}/acknowledgement`, {}, { ...at('inbox-partner'), headers: { prefer: 'wait=10' } });
    expect(await standing('inbox-partner', stayId)).toMatchObject({ state: 'acknowledged' });
  });

  it('sees nothing that was told to somebody else', async () => {
    const { stayId } = await leaving();
    const found = await standing('inbox-partner', stayId);
    expect((await open('another-partner', found.id)).status).toBe(404);
    expect((await world.service.client.get('/api/partner-inbox', at('another-partner'))).body).toEqual({ items: [], next: null });
    expect((await world.service.client.get(`/api/partner-inbox/${found.id}`, myndighed)).status).toBe(403);
  });

  it('reads nothing that the citizen has taken back the consent to meanwhile', async () => {
    await agree('consent-partner', { kind: 'inbox' }, { basis: { law: 'consent', necessity: 'Borgerens ønske', dataCategories: ['identification', 'discharge-date'] } });
    const resident = await world.resident('2026-09-01');
    const consent = { on: today(), categories: ['identification', 'discharge-date'], recipients: ['consent-partner'], form: 'written' };
    const given = await world.record(`${resident.pathway}/consents`, consent);
    await world.put(`${resident.pathway}/stays/${resident.stayId}/planned-discharge`, { date: addDays(today(), 3), destination: 'own-home', causedBy: 'botilbud' });
    const found = await standing('consent-partner', resident.stayId);
    await world.record(`${resident.pathway}/consents/${given}/withdrawal`, { on: today() });
    const { status, body, text } = await open('consent-partner', found.id);
    expect({ status, rule: body.rule, reason: body.reason }).toEqual({ status: 409, rule: 'ADV-4', reason: 'no-consent' });
    expect(text).not.toContain('Testborger');
    expect((await standing('consent-partner', resident.stayId)).openedAt).toBeNull();
  });
});

describe('a partner that is written to', () => {
  it('gets a letter that leads to what it is told, and says nothing of it', async () => {
    await agree('letter-partner', { kind: 'email', address: 'postkasse@partner.example' });
    const { stayId, date } = await leaving();
    const found = await standing('letter-partner', stayId);
    const letter = mail.letters.find((one) => messageIdIn(one) === found.id)!;
    const link = `https://service.example/api/partner-inbox/${found.id}`;
    expect(letter.replaceAll('=\r\n', '')).toContain(link);
    expect(letter).not.toMatch(new RegExp(`Testborger|Eksempel|010160|${date}|${stayId}|discharge|udskriv`, 'i'));
    expect((await open('letter-partner', found.id)).body.data.discharge).toMatchObject({ date });
  });
});
