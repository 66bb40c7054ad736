import { addDays, type Clock, dateInCopenhagen } from '#kernel';
import { CLOCK } from '#platform';
import { eventually } from '#testing';
import { named } from '#testing/given-when-then/invented.js';
import { careCommunication } from '#testing/medcom/index.js';
import { openTilbud, type ServiceAnswer, type ServiceRequest, type TestService } from '#testing/service/index.js';

/** The municipality whose data is to stay its own, the one that must not see it, and one that performs for the first. */
export const [owner, stranger, performer] = ['621', '187', '183'] as const;

/** What must be found in no answer to another municipality. */
export const planted = { cpr: '0101605201', givenName: 'Plantetfornavn', familyName: 'Plantetefternavn', partner: 'plantet-partner', tilbud: 'Botilbuddet Eksempel' };

/** Ids of what the owner has, by the names that routes give them. */
export type ForeignIds = Readonly<Record<string, string>>;

export const ok = async (answer: Promise<ServiceAnswer>): Promise<string> => {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return (body as { id: string }).id;
};

/** Gives the owner one of everything: a citizen with a stay and a planned discharge, what follows from it, and what it keeps for itself. */
export async function plant({ client, get }: TestService): Promise<ForeignIds> {
  const today = dateInCopenhagen(get<Clock>(CLOCK).now());
  const began = addDays(today, -60);
  const wait = { prefer: 'wait' };
  const as = (role: ServiceRequest['role'], unit = 'unit'): ServiceRequest => ({ role: role!, unit, municipality: owner, headers: wait });
  const agreementId = await ok(client.post('/api/agreements', agreementFrom(began), as('leder')));
  const tilbudId = await openTilbud(client, { municipality: owner, places: { ordinary: 3, akutplads: 1 } });
  const { cpr, givenName, familyName } = planted;
  const citizenId = await ok(client.post('/api/citizens', { cpr, givenName, familyName }, as('myndighed')));
  const at = `/api/pathways/${citizenId}`;
  const coordinator = { workerId: named('coordinator'), unit: 'unit' };
  await ok(client.post(`${at}/opening`, { on: began, inquirySource: 'region', coordinator }, as('myndighed')));
  const visitationId = await ok(client.post(`${at}/visitations`, { section: 'SEL-107', from: began, to: null }, as('myndighed')));
  const stayId = await ok(client.post(`${at}/stays`, { section: 'SEL-107', on: began, tilbudId }, as('botilbud', tilbudId)));
  const serviceId = await ok(client.post(`${at}/services`, { section: 'SEL-99', on: began, tilbudId: named('support'), hoursPerWeek: 2 }, as('leder')));
  const admissionId = await ok(client.post(`${at}/admissions`, { on: addDays(today, -20), careClass: 'inpatient', psychiatric: true }, as('leder')));
  const plan = { date: addDays(today, 3), destination: 'own-home', causedBy: 'citizen' };
  await ok(client.put(`${at}/stays/${stayId}/planned-discharge`, plan, as('botilbud', tilbudId)));
  const waiting = { citizenId, kind: 'ordinary', wantedFrom: today, reason: 'no-free-place' };
  const entryId = await ok(client.post(`/api/tilbud/${tilbudId}/waiting-list`, waiting, as('myndighed')));
  const delegationId = await ok(
    client.post('/api/delegations', { to: performer, scope: { kind: 'all' }, validFrom: began, validTo: null }, as('leder')),
  );
  const overrun = await overrunAcuteStay(client, as, tilbudId, addDays(today, -40));
  const advisoryId = await first(client, `/api/advisories?citizenId=${citizenId}`);
  const followUpId = await first(client, `/api/follow-ups?citizenId=${citizenId}`);
  const deviationId = await first(client, `/api/deviations?citizenId=${overrun}`);
  const inboxEntryId = await letter(client, as);
  return { citizenId, inboxEntryId, tilbudId, visitationId, stayId, serviceId, admissionId, agreementId, delegationId, advisoryId, followUpId, deviationId, entryId };
}

type Client = TestService['client'];

/** A guest who has had an akutplads for longer than the policy says; the breach is noted by itself. */
async function overrunAcuteStay(client: Client, as: (role: ServiceRequest['role'], unit?: string) => ServiceRequest, tilbudId: string, on: string): Promise<string> {
  const citizenId = await ok(client.post('/api/citizens', { cpr: '0101605202', givenName: planted.givenName, familyName: planted.familyName }, as('myndighed')));
  const opening = { on, inquirySource: 'citizen', coordinator: { workerId: named('coordinator'), unit: 'unit' } };
  await ok(client.post(`/api/pathways/${citizenId}/opening`, opening, as('myndighed')));
  await ok(client.post(`/api/pathways/${citizenId}/acute-stays`, { on, tilbudId }, as('botilbud', tilbudId)));
  return citizenId;
}

/** What a region writes about a citizen of the owner's who has no case. */
async function letter(client: Client, as: (role: ServiceRequest['role'], unit?: string) => ServiceRequest): Promise<string> {
  const cpr = '0101605203';
  const citizenId = await ok(client.post('/api/citizens', { cpr, givenName: planted.givenName, familyName: planted.familyName }, as('myndighed')));
  const { status } = await client.post('/fhir/$process-message', careCommunication({ name: cpr, cpr, text: planted.familyName }), { role: 'region', unit: planted.partner });
  if (status !== 200) throw new Error(`a letter was answered with ${status}`);
  return first(client, `/api/inbox?citizenId=${citizenId}`);
}

async function first(client: Client, list: string): Promise<string> {
  let found: string | undefined;
  await eventually(`something stands in ${list.split('?')[0]}`, async () => {
    const { body } = await client.get(list, { role: 'leder', municipality: owner });
    found = (body as { items: { id: string }[] }).items[0]?.id;
    return found !== undefined;
  });
  return found!;
}

function agreementFrom(validFrom: string) {
  return {
    partner: { id: planted.partner, name: 'Plantet' },
    direction: 'to-partner',
    trigger: 'botilbud-discharge',
    tilbudId: null,
    leadTime: { value: 7, unit: 'days' },
    cutoff: '12:00',
    channel: { kind: 'webhook', endpoint: 'http://127.0.0.1:9/advisories', secretGeneration: 1 },
    escalateTo: { unit: 'unit', workerId: null },
    basis: { law: 'PSL-13c', necessity: 'Sammenhæng', dataCategories: ['discharge-date'] },
    validFrom,
    validTo: null,
  };
}
