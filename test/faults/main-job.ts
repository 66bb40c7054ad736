import { randomUUID } from 'node:crypto';
import { addDays, dateInCopenhagen, type Instant, type Role } from '#kernel';
import { eventually } from '#testing';
import { ServiceClient, type ServiceAnswer } from '#testing/service/index.js';
import { type Partner } from '../../apps/ops/src/demo/partner.js';

/** Asks until the service has answered: over deaths, starts and broken connections, always under the same key. */
export class Insistent {
  constructor(private readonly url: () => Promise<string>) {}

  /** @throws Error when the answer is neither success nor temporary */
  async ask(role: Role, unit: string, method: string, path: string, body?: object): Promise<ServiceAnswer['body']> {
    const headers = body === undefined ? {} : { 'idempotency-key': randomUUID() };
    let answer: ServiceAnswer | undefined;
    await eventually(`${method} ${path.replace(/[0-9a-f-]{36}/g, ':id')} is answered`, async () => {
      try {
        answer = await new ServiceClient(await this.url()).send(method, path, { role, unit, headers, body });
      } catch {
        return false;
      }
      return answer.status < 500;
    }, 60_000);
    if (answer === undefined || answer.status >= 400) throw new Error(`answered ${answer?.status}: ${answer?.text}`);
    return answer.body;
  }
}

/** What happened on the pathway when the main job is through, in order of recording. */
export const mainJobEvents = [
  'CitizenRegistered',
  'ResponsibilityAssigned',
  'PathwayOpened',
  'CoordinatorAssigned',
  'VisitationRegistered',
  'StayStarted',
  'DischargePlanned',
  'DischargeRescheduled',
  'VisitationRegistered',
  'DischargeRecorded',
  'ServiceStarted',
  'IntensiveSupportStarted',
  'KnownWorkerAssigned',
  'KnownWorkerAssigned',
  'HandoverOffered',
  'HandoverAccepted',
  'TransitionCompleted',
  'ServiceEnded',
  'PathwayClosed',
  'VisitationRevoked',
  'VisitationRevoked',
  'KlippekortIssued',
  'ClipUsed',
];

/** The main job with three advisories that fall due at once; gives the citizen's id. */
export async function playMainJob(service: Insistent, partner: Partner): Promise<string> {
  const [botilbud, support, coordinator, workerThere, workerHere] = Array.from({ length: 5 }, () => randomUUID()) as [string, string, string, string, string];
  const now = new Date().toISOString() as Instant;
  const today = dateInCopenhagen(now);
  const began = addDays(today, -90);
  const agreement = await service.ask('leder', 'ledelsen', 'POST', '/api/agreements', {
    partner: { id: 'region-eksempel', name: 'Region Eksempel' },
    direction: 'to-partner',
    trigger: 'botilbud-discharge',
    tilbudId: botilbud,
    leadTime: { value: 7, unit: 'days' },
    cutoff: '12:00',
    channel: { kind: 'webhook', endpoint: partner.endpoint, secretGeneration: 1 },
    escalateTo: { unit: 'voksen', workerId: null },
    basis: { law: 'PSL-13c', necessity: 'Sammenhæng ved udskrivning', dataCategories: ['identification', 'discharge-date'] },
    validFrom: began,
    validTo: null,
  });
  partner.trust((await service.ask('leder', 'ledelsen', 'GET', `/api/agreements/${agreement.id}/signing-secret`)).secret as string);

  const myndighed = (method: string, path: string, body: object) => service.ask('myndighed', 'voksen', method, path, body);
  const atBotilbud = (method: string, path: string, body: object) => service.ask('botilbud', botilbud, method, path, body);
  const atSupport = (method: string, path: string, body: object) => service.ask('bostoette', support, method, path, body);

  await service.ask('leder', 'ledelsen', 'POST', '/api/tilbud', { id: botilbud, name: 'Botilbuddet Eksempel', kind: 'midlertidigt-botilbud', sections: ['SEL-107'] });
  await service.ask('leder', 'ledelsen', 'POST', `/api/tilbud/${botilbud}/places`, { kind: 'ordinary', from: began });

  const cpr = `0101${58 + (Date.now() % 42)}5${String(Date.now() % 1000).padStart(3, '0')}`;
  const { id: citizenId } = await myndighed('POST', '/api/citizens', { cpr, givenName: 'Eksempel', familyName: 'Testborger' });
  const pathway = `/api/pathways/${citizenId}`;
  await myndighed('POST', `${pathway}/opening`, { on: began, inquirySource: 'region', coordinator: { workerId: coordinator, unit: 'voksen' } });
  await myndighed('POST', `${pathway}/visitations`, { section: 'SEL-107', from: began, to: null });
  const { id: stayId } = await atBotilbud('POST', `${pathway}/stays`, { section: 'SEL-107', on: began, tilbudId: botilbud });
  const plan = (days: number, causedBy: string) =>
    atBotilbud('PUT', `${pathway}/stays/${stayId}/planned-discharge`, { date: addDays(today, days), destination: 'own-home-with-support', causedBy });
  await plan(3, 'municipality');
  await eventually('the partner has the first advisory', () => partner.received.length >= 1, 60_000);
  await plan(2, 'citizen');
  await eventually('the partner has the second advisory', () => partner.received.length >= 2, 60_000);
  await myndighed('POST', `${pathway}/visitations`, { section: 'SEL-85', from: today, to: null, hoursPerWeek: 6 });
  const { id: transitionId } = await myndighed('POST', `${pathway}/transitions`, {
    stayId,
    on: today,
    tilbudId: support,
    hoursPerWeek: 6,
    intensive: { through: addDays(today, 56), hoursPerWeek: 20, steps: [] },
    knownWorkers: [
      { workerId: workerThere, tilbudId: botilbud },
      { workerId: workerHere, tilbudId: support },
    ],
  });
  await eventually('the partner knows that the citizen has left', () => partner.received.length >= 3, 60_000);
  await atSupport('POST', `${pathway}/transitions/${transitionId}/acceptance`, { on: today });
  const { services } = await service.ask('myndighed', 'voksen', 'GET', pathway);
  await atSupport('POST', `${pathway}/services/${services.at(-1).serviceId}/ending`, { on: today, reason: 'goals-met' });
  await myndighed('POST', `${pathway}/closing`, { on: today, outcome: 'goals-met' });
  await atSupport('POST', `${pathway}/klippekort/clips`, { on: today, tilbudId: support, workerId: workerHere });
  return citizenId as string;
}
