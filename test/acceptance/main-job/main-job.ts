import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ADVISORY, PATHWAY } from '#domain';
import { addDays, categoryOf, type Clock, dateInCopenhagen, idOf, type PlainDate } from '#kernel';
import { CLOCK } from '#platform';
import { eventually } from '#testing';
import { named } from '#testing/given-when-then/invented.js';
import { openTilbud, startService, type ServiceAnswer, type TestService } from '#testing/service/index.js';
import { Partner } from '../../../apps/ops/src/demo/partner.js';

const [botilbud, support] = [named('tilbud marielund'), named('tilbud bostoette')];
const [workerThere, workerHere] = [named('worker there'), named('worker here')];
const correlationId = '01890000-0000-7000-8000-00000000cafe';

const wait = { prefer: 'wait' };
const myndighed = { role: 'myndighed', headers: wait } as const;
const atBotilbud = { role: 'botilbud', unit: botilbud, headers: wait } as const;
const atSupport = { role: 'bostoette', unit: support, headers: wait } as const;
/** What was recorded, and can be seen. */
async function recorded(answer: Promise<ServiceAnswer>): Promise<string> {
  const { status, headers, body } = await answer;
  expect({ status, body }).toEqual({ status: expect.any(Number), body: { id: expect.any(String), version: expect.any(Number), position: expect.any(String) } });
  expect(headers.get('preference-applied')).toBe('wait');
  return body.id;
}

/** What the service stands on while it does the job. */
export interface Engines {
  /** Variables of the configuration that choose them. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** The whole main job over HTTP, with a partner that checks signatures, on whatever engines. */
export function describeMainJobOn(engines: string, start: () => Promise<Engines>): void {
  describe(`the main job on ${engines}`, () => {
    let started: Engines;
    let service: TestService;
    let partner: Partner;
    let today: PlainDate;
    let began: PlainDate;
    let pathway: string;
    let citizenId: string;
    let stayId: string;

    beforeAll(async () => {
      started = await start();
      [service, partner] = await Promise.all([startService({ environment: started.environment }), Partner.start()]);
      today = dateInCopenhagen(service.get<Clock>(CLOCK).now());
      began = addDays(today, -90);
    });
    afterAll(async () => {
      await Promise.all([service.stop(), partner.stop()]);
      await started.stop();
    });

    const placements = async (asOf: PlainDate, knownAt?: string) =>
      (await service.client.get(`/api/placements?asOf=${asOf}&citizenId=${citizenId}${knownAt === undefined ? '' : `&knownAt=${knownAt}`}`)).body.items;

    it('begins with an agreement, and a secret that the partner is told', async () => {
      const id = await recorded(
        service.client.post(
          '/api/agreements',
          {
            partner: { id: 'region-eksempel', name: 'Region Eksempel' },
            direction: 'to-partner',
            trigger: 'botilbud-discharge',
            tilbudId: null,
            leadTime: { value: 7, unit: 'days' },
            cutoff: '12:00',
            channel: { kind: 'webhook', endpoint: partner.endpoint, secretGeneration: 1 },
            acknowledgeWithin: { value: 1, unit: 'working-days' },
            escalateTo: { unit: 'voksen', workerId: null },
            basis: { law: 'PSL-13c', necessity: 'Sammenhæng ved udskrivning', dataCategories: ['identification', 'discharge-date', 'destination'] },
            validFrom: began,
            validTo: null,
          },
          { headers: wait },
        ),
      );
      const { status, body } = await service.client.get(`/api/agreements/${id}/signing-secret`);
      expect(status).toBe(200);
      expect(body.secret).toMatch(/^whsec_/);
      expect((await service.client.get(`/api/agreements/${id}/signing-secret`, { role: 'botilbud' })).status).toBe(403);
      expect((await service.client.get(`/api/agreements/${named('none')}/signing-secret`)).status).toBe(404);
      expect(service.log.text).not.toContain(body.secret);
      partner.trust(body.secret);
      const { body: list } = await service.client.get('/api/agreements');
      expect(list.items).toEqual([expect.objectContaining({ id, version: 0, versions: [expect.objectContaining({ cutoff: '12:00' })] })]);
    });

    it('opens a pathway, and a stay under a visitation', async () => {
      const { client } = service;
      citizenId = await recorded(client.post('/api/citizens', { cpr: '0101609001', givenName: 'Testborger', familyName: 'Eksempel' }, myndighed));
      pathway = `/api/pathways/${citizenId}`;
      const coordinator = { workerId: named('coordinator'), unit: 'voksen' };
      await recorded(client.post(`${pathway}/opening`, { on: began, inquirySource: 'region', coordinator }, myndighed));
      await openTilbud(client, { id: botilbud });
      const stay = { section: 'SEL-107', on: began, tilbudId: botilbud };
      const tooEarly = await client.post(`${pathway}/stays`, stay, atBotilbud);
      expect(tooEarly.body).toMatchObject({ status: 409, rule: 'VIS-1', reason: 'no-visitation-in-force', field: 'section' });
      await recorded(client.post(`${pathway}/visitations`, { section: 'SEL-107', from: began, to: null }, myndighed));
      stayId = await recorded(client.post(`${pathway}/stays`, stay, atBotilbud));
      expect(await placements(today)).toEqual([expect.objectContaining({ kind: 'stay', id: stayId, tilbudId: botilbud, absent: false })]);
    });

    it('plans the discharge, and the partner is told in time to act', async () => {
      const plan = { date: addDays(today, 3), destination: 'own-home-with-support', causedBy: 'municipality' };
      await recorded(
        service.client.put(`${pathway}/stays/${stayId}/planned-discharge`, plan, { ...atBotilbud, headers: { ...wait, 'x-correlation-id': correlationId } }),
      );
      const message = await partner.waitFor(() => true, 30_000);
      expect(message.body).toMatchObject({
        type: 'advisory.discharge-planned',
        data: { advisoryId: message.id, citizen: { cpr: '0101609001' }, discharge: { date: plan.date }, late: { byDays: 4, causedBy: plan.causedBy } },
      });
    });

    it('P28 carries one correlation id from HTTP to delivery', async () => {
      // What else comes of it, for the tilbud and for deviations, carries it too.
      const ofAdvisory = new Set([PATHWAY, ADVISORY]);
      const followed = async () =>
        (await service.events()).filter(({ stream, metadata }) => metadata.correlationId === correlationId && ofAdvisory.has(categoryOf(stream)));
      await eventually('the sending is recorded', async () => (await followed()).some(({ type }) => type === 'AdvisorySent'));
      expect((await followed()).map(({ type }) => type)).toEqual(['DischargePlanned', 'AdvisoryPlanned', 'AdvisoryDispatchStarted', 'AdvisorySent']);
      const lines = service.log.lines.filter((line) => line['correlationId'] === correlationId);
      expect(lines).toContainEqual(expect.objectContaining({ msg: 'request', route: '/api/pathways/:citizenId/stays/:stayId/planned-discharge' }));
    });

    it('lets the partner acknowledge, once', async () => {
      const { id } = partner.received[0]!;
      const state = async () => (await service.client.get(`/api/advisories/${id}`)).body.state;
      await eventually('the advisory is shown as sent', async () => (await state()) === 'sent');
      const region = { role: 'region', unit: 'region-eksempel', headers: wait } as const;
      await recorded(service.client.post(`/api/advisories/${id}/acknowledgement`, {}, region));
      const other = await service.client.post(`/api/advisories/${id}/acknowledgement`, { answer: 'refused' }, region);
      expect(other.body).toMatchObject({ status: 409, rule: 'ADV-3' });
      expect(await state()).toBe('acknowledged');
      const { body } = await service.client.get(`/api/advisories?state=acknowledged&citizenId=${citizenId}`);
      expect(body).toEqual({ items: [expect.objectContaining({ id, partnerId: 'region-eksempel' })], next: null });
    });

    it('moves the discharge and calls it off: the partner is told each time, and nothing twice', async () => {
      const { client } = service;
      const address = `${pathway}/stays/${stayId}/planned-discharge`;
      await recorded(client.put(address, { date: addDays(today, 2), destination: 'own-home', causedBy: 'citizen' }, atBotilbud));
      const moved = await partner.waitFor(({ body }) => body['type'] === 'advisory.discharge-moved', 30_000);
      expect(moved.body).toMatchObject({ data: { discharge: { date: addDays(today, 2) }, corrects: partner.received[0]!.id, late: { causedBy: 'citizen' } } });
      await recorded(client.delete(`${address}?causedBy=region`, atBotilbud));
      const withdrawn = await partner.waitFor(({ body }) => body['type'] === 'advisory.discharge-withdrawn', 30_000);
      expect(withdrawn.body).toMatchObject({ data: { corrects: moved.id } });
      expect(partner.deliveries).toBe(3);
    });

    it('moves the citizen home with support, in one step, and the handover is accepted', async () => {
      const { client } = service;
      const knownAt = (await service.events()).at(-1)!.metadata.recordedAt;
      await recorded(client.post(`${pathway}/visitations`, { section: 'SEL-85', from: addDays(today, -30), to: null, hoursPerWeek: 6 }, myndighed));
      const transition = {
        stayId,
        on: addDays(today, -10),
        tilbudId: support,
        hoursPerWeek: 6,
        intensive: { through: addDays(today, 30), hoursPerWeek: 20, steps: [{ from: addDays(today, 5), hoursPerWeek: 10 }] },
        knownWorkers: [
          { workerId: workerThere, tilbudId: botilbud },
          { workerId: workerHere, tilbudId: support },
        ],
      };
      const transitionId = await recorded(client.post(`${pathway}/transitions`, transition, myndighed));
      const kinds = async (asOf: PlainDate, known?: string) => (await placements(asOf, known)).map(({ kind }: { kind: string }) => kind);
      expect(await kinds(addDays(today, -11))).toEqual(['stay']);
      expect(await kinds(addDays(today, -10))).toEqual(['support']);
      expect(await kinds(addDays(today, -10), knownAt)).toEqual(['stay']);
      const acceptance = `${pathway}/transitions/${transitionId}/acceptance`;
      expect((await client.post(acceptance, { on: addDays(today, -9) }, { ...atSupport, unit: 'elsewhere' })).status).toBe(404);
      expect((await client.post(acceptance, { on: addDays(today, -9) }, atBotilbud)).body).toMatchObject({ status: 409, rule: 'TRA-2' });
      await recorded(client.post(acceptance, { on: addDays(today, -9) }, atSupport));
    });

    it('closes only when nothing is open, and issues a klippekort of which a clip is used', async () => {
      const { client } = service;
      const closing = { on: today, outcome: 'goals-met' };
      expect((await client.post(`${pathway}/closing`, closing, myndighed)).body).toMatchObject({ status: 409, rule: 'CLO-1', reason: 'service-open' });
      const { body } = await client.get(pathway);
      await recorded(client.post(`${pathway}/services/${body.services[0].serviceId}/ending`, { on: today, reason: 'goals-met' }, atSupport));
      await recorded(client.post(`${pathway}/closing`, closing, myndighed));
      const clip = { on: today, tilbudId: support, workerId: workerHere };
      await recorded(client.post(`${pathway}/klippekort/clips`, clip, atSupport));
      const stranger = await client.post(`${pathway}/klippekort/clips`, { ...clip, workerId: named('stranger') }, atSupport);
      expect(stranger.body).toMatchObject({ status: 409, rule: 'KLI-1', reason: 'worker-not-known', field: 'unknownWorkerReason' });
      const card = (await client.get(`${pathway}/klippekort`)).body.current;
      expect(card).toMatchObject({ status: 'active', clips: 6, left: 5, uses: [today], validFrom: today });
    });

    it('leaves tasks to those who follow up, which they complete', async () => {
      const tasks = async (state = 'open') => (await service.client.get(`/api/follow-ups?citizenId=${citizenId}&state=${state}`)).body.items as { id: string; kind: string }[];
      const noteIn = (all: { id: string; kind: string }[]) => all.find(({ kind }) => kind === 'klippekort-expiry-note');
      await eventually('the task is there', async () => noteIn(await tasks()) !== undefined);
      const note = noteIn(await tasks())!;
      await recorded(service.client.post(`/api/follow-ups/${note.id}/completion`, { outcome: 'done' }, myndighed));
      expect((await tasks('completed')).map(({ id }) => id)).toContain(note.id);
    });

    it('is told by the timeline, by pages of lists, and by a quiet log', async () => {
      const { body } = await service.client.get(`${pathway}/timeline`);
      expect(body.items.map(({ type }: { type: string }) => type)).toEqual(expect.arrayContaining(['StayStarted', 'HandoverAccepted', 'KlippekortIssued', 'ClipUsed']));
      const pages: string[] = [];
      for (let next: string | null = ''; next !== null; ) {
        const page: ServiceAnswer = await service.client.get(`/api/advisories?limit=1${next === '' ? '' : `&cursor=${next}`}`);
        pages.push(...page.body.items.map(({ id }: { id: string }) => id));
        next = page.body.next;
      }
      const planned = (await service.events()).filter(({ type }) => type === 'AdvisoryPlanned').map(({ stream }) => idOf(stream));
      expect(pages.sort()).toEqual([...planned].sort());
      expect((await service.events()).filter(({ stream }) => categoryOf(stream) === ADVISORY).length).toBeGreaterThan(6);
      expect(service.log.lines.filter(({ level }) => level === 'warn' || level === 'error' || level === 'fatal')).toEqual([]);
      expect(service.log.text).not.toMatch(/Testborger|0101609001/);
    });
  });
}
