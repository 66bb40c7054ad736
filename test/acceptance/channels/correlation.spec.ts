import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageIdIn, openSmtpPartner, type SmtpPartner } from '#delivery/channels/contract/smtp-partner.js';
import { ADVISORY, type ChannelKind, PATHWAY } from '#domain';
import { addDays, categoryOf, dateInCopenhagen, idOf, instantInCopenhagen, plainDate, type StoredEvent } from '#kernel';
import { eventually } from '#testing';
import { type CountingPartner, startCountingPartner } from '#testing/delivery/counting-partner.js';
import { fhirManners, fhirReceiver, sendingUnit } from '#testing/delivery/fhir-partner.js';
import { agreed, webhookTo } from '../agreements/agreed.js';
import { atBotilbud, manager, World } from '../hard-cases/world.js';

const correlationId = '01890000-0000-7000-8000-0000000cafe5';

let world: World;
let folder: string;
let mail: SmtpPartner;
let webhook: CountingPartner;
let fhir: CountingPartner;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'borgerforloeb-correlation-'));
  const organizations = join(folder, 'organizations.json');
  await writeFile(organizations, JSON.stringify({ organizations: [{ municipality: '621', ...sendingUnit }] }));
  [mail, webhook, fhir] = await Promise.all([openSmtpPartner(), startCountingPartner(), startCountingPartner(fhirManners)]);
  world = await World.at(instantInCopenhagen(plainDate('2026-11-06'), '10:00'), '73', {
    MEDCOM_ORGANIZATIONS: organizations,
    SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    MAIL_FROM: 'advis@kommune.example',
  });
});
afterAll(async () => {
  await world.service.stop();
  await Promise.all([mail.close(), webhook.stop(), fhir.stop(), rm(folder, { recursive: true })]);
});

const agree = (channel: { readonly kind: ChannelKind } & Readonly<Record<string, unknown>>) =>
  world.record('/api/agreements', agreed(`partner-by-${channel.kind}`, channel), manager);

describe('P28 what comes of one request', () => {
  const sent = ['AdvisoryPlanned', 'AdvisoryDispatchStarted', 'AdvisorySent'];

  it('goes under its correlation id to the delivery on every way, and to what the partner’s system answers', async () => {
    await agree(webhookTo(webhook));
    await agree({ kind: 'fhir', endpoint: fhir.endpoint, ...fhirReceiver });
    await agree({ kind: 'email', address: 'postkasse@partner.example' });
    await agree({ kind: 'inbox' });
    const { pathway, stayId } = await world.resident('2026-09-01');
    const plan = { date: addDays(dateInCopenhagen(world.clock.now()), 3), destination: 'own-home', causedBy: 'botilbud' };
    await world.put(`${pathway}/stays/${stayId}/planned-discharge`, plan, { ...atBotilbud, headers: { ...atBotilbud.headers, 'x-correlation-id': correlationId } });

    let events: readonly StoredEvent[] = [];
    await eventually('all partners are told, and one has answered', async () => {
      events = (await world.service.events()).filter(({ metadata }) => metadata.correlationId === correlationId);
      return events.filter(({ type }) => type === 'AdvisorySent').length === 4 && events.some(({ type }) => type === 'AdvisoryDelivered');
    }, 30_000);
    expect(events.filter(({ stream }) => categoryOf(stream) === PATHWAY).map(({ type }) => type)).toEqual(['DischargePlanned']);
    const advisories = events.filter(({ type }) => type === 'AdvisoryPlanned');
    const ways = Object.fromEntries(
      advisories.map(({ stream, data }) => [data['partnerId'], events.filter((one) => one.stream === stream).map(({ type }) => type)]),
    );
    expect(ways).toEqual({
      'partner-by-webhook': sent,
      'partner-by-fhir': [...sent, 'AdvisoryDelivered'],
      'partner-by-email': sent,
      'partner-by-inbox': sent,
    });
    // Each message is known by the advisory's id, and so leads back to the request.
    const idTo = (partnerId: string) => idOf(advisories.find(({ data }) => data['partnerId'] === partnerId)!.stream);
    expect(webhook.ids()).toEqual(new Set([idTo('partner-by-webhook')]));
    expect(fhir.ids()).toEqual(new Set([idTo('partner-by-fhir')]));
    expect(mail.letters.map(messageIdIn)).toEqual([idTo('partner-by-email')]);
    // And nothing about these advisories happened under another id.
    const all = (await world.service.events()).filter(({ stream }) => categoryOf(stream) === ADVISORY);
    expect(new Set(all.map(({ metadata }) => metadata.correlationId))).toEqual(new Set([correlationId]));
  });
});
