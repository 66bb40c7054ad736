import { named } from '../given-when-then/invented.js';
import { type Role } from '#kernel';

/** An endpoint that records something, with a request that fits it. */
export interface RecordingEndpoint {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  /** As the routes name it. */
  readonly route: string;
  readonly role: Role;
  /** Absent where the endpoint takes none. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly query?: string;
  /** The field with the date from which it holds, where dates before the opening are refused. */
  readonly dateField?: string;
}

const worker = { workerId: named('worker'), tilbudId: named('tilbud') };
const post = (route: string, role: Role, body: Record<string, unknown>, dateField?: string): RecordingEndpoint => ({
  method: 'POST',
  route,
  role,
  body,
  ...(dateField === undefined ? {} : { dateField }),
});
const onPathway = (path: string, ...rest: [Role, Record<string, unknown>, string?]) => post(`/api/pathways/:citizenId${path}`, ...rest);

const agreement = {
  partner: { id: 'testpartner', name: 'Testpartner' },
  direction: 'to-partner',
  trigger: 'botilbud-discharge',
  tilbudId: null,
  leadTime: { value: 7, unit: 'days' },
  cutoff: '12:00',
  channel: { kind: 'webhook', endpoint: 'https://partner.example/advisories', secretGeneration: 1 },
  acknowledgeWithin: { value: 1, unit: 'working-days' },
  escalateTo: { unit: 'voksenraadgivningen', workerId: null },
  basis: { law: 'PSL-13c', necessity: 'Sammenhæng', dataCategories: ['discharge-date'] },
  validFrom: '2026-01-01',
  validTo: null,
};

/** Every endpoint that records something, by its route. */
export const recordingEndpoints: readonly RecordingEndpoint[] = [
  post('/api/citizens', 'myndighed', { cpr: '0101605999', givenName: 'Testborger', familyName: 'Eksempel' }),
  post('/api/citizens/lookup', 'myndighed', { cpr: '0101605999' }),
  onPathway('/opening', 'myndighed', { on: '2026-02-01', inquirySource: 'region', coordinator: { workerId: worker.workerId, unit: 'unit' } }),
  post('/api/citizens/:citizenId/details', 'myndighed', { on: '2026-03-01', familyName: 'Andet-Eksempel', addressProtected: true }),
  post('/api/citizens/:citizenId/personnummer', 'myndighed', { on: '2026-03-01', cpr: '0101605997' }),
  onPathway('/inquiries', 'region', { on: '2026-02-01', source: 'somatic-emergency-department', unitSor: '441211000016002', note: 'En henvendelse' }),
  onPathway('/inquiries/:inquiryId/answer', 'myndighed', { on: '2026-02-02', outcome: 'advised' }),
  onPathway('/assessments', 'myndighed', { on: '2026-03-01' }, 'on'),
  onPathway('/death', 'myndighed', { on: '2026-03-01' }),
  onPathway('/closing', 'myndighed', { on: '2026-03-01', outcome: 'goals-met' }, 'on'),
  onPathway('/corrections', 'myndighed', { changes: [], retract: [named('entry')], because: 'did-not-happen' }),
  onPathway('/merges', 'myndighed', { citizenId: named('the same citizen') }),
  { method: 'DELETE', route: '/api/pathways/:citizenId/merges/:adoptionId', role: 'myndighed' },
  onPathway('/moved-entries', 'myndighed', { entries: [named('entry')], to: named('another citizen') }),
  post('/api/guests', 'botilbud', { because: 'not-known', alias: 'Testgæst' }),
  onPathway('/identification', 'botilbud', { cpr: '0101605998', givenName: 'Testborger', familyName: 'Eksempel' }),
  { method: 'DELETE', route: '/api/pathways/:citizenId/identification', role: 'myndighed' },
  onPathway('/moves', 'myndighed', { to: '187', on: '2026-03-01' }),
  onPathway('/paying-municipality', 'myndighed', { to: '187', on: '2026-03-01', because: 'agreement' }),
  onPathway('/transfers', 'myndighed', { to: '187', because: 'citizen-moved', payer: 'receiver' }),
  onPathway('/transfers/:transferId/acceptance', 'myndighed', { on: '2026-03-01' }),
  { method: 'DELETE', route: '/api/pathways/:citizenId/transfers/:transferId/acceptance', role: 'myndighed' },
  { method: 'DELETE', route: '/api/pathways/:citizenId/transfers/:transferId', role: 'myndighed' },
  onPathway('/coordinator', 'myndighed', { on: '2026-03-01', workerId: named('other'), unit: 'unit' }, 'on'),
  onPathway('/known-workers', 'botilbud', { on: '2026-03-01', ...worker }, 'on'),
  onPathway('/known-workers/ending', 'botilbud', { on: '2026-03-02', ...worker }),
  onPathway('/contacts', 'bostoette', { on: '2026-03-01', kind: 'visit', ...worker }),
  onPathway('/visitations/:visitationId/revisions', 'myndighed', { on: '2026-03-01', to: null, hoursPerWeek: 3 }),
  onPathway('/visitations/:visitationId/revocation', 'myndighed', { on: '2026-03-01', because: 'citizen-wish' }),
  onPathway('/visitations', 'myndighed', { section: 'SEL-107', from: '2026-03-01', to: null, hoursPerWeek: 6 }, 'from'),
  onPathway('/services', 'bostoette', { section: 'SEL-82c', on: '2026-03-01', tilbudId: worker.tilbudId, hoursPerWeek: 2 }, 'on'),
  onPathway('/waiting-services', 'bostoette', { section: 'SEL-82b', on: '2026-03-01', tilbudId: worker.tilbudId, because: 'staffing' }, 'on'),
  onPathway('/waiting-services/:serviceId/start', 'bostoette', { section: 'SEL-82c', on: '2026-03-01', tilbudId: worker.tilbudId }, 'on'),
  onPathway('/services/:serviceId/annulment', 'bostoette', { because: 'never-started' }),
  onPathway('/services/:serviceId/hours', 'bostoette', { on: '2026-03-01', hoursPerWeek: 3 }, 'on'),
  onPathway('/services/:serviceId/pause', 'bostoette', { on: '2026-03-01', because: 'admission' }, 'on'),
  onPathway('/services/:serviceId/resumption', 'bostoette', { on: '2026-03-02' }, 'on'),
  { method: 'PUT', route: '/api/pathways/:citizenId/services/:serviceId/planned-end', role: 'bostoette', body: { date: '2026-12-01' } },
  { method: 'DELETE', route: '/api/pathways/:citizenId/services/:serviceId/planned-end', role: 'bostoette' },
  onPathway('/services/:serviceId/massive-support/steps', 'bostoette', { on: '2026-03-01', hoursPerWeek: 12 }, 'on'),
  {
    method: 'PUT',
    route: '/api/pathways/:citizenId/services/:serviceId/massive-support/end',
    role: 'bostoette',
    body: { through: '2026-12-01', because: 'readmission' },
  },
  onPathway('/services/:serviceId/massive-support/ending', 'bostoette', { on: '2026-03-01' }, 'on'),
  onPathway('/services/:serviceId/ending', 'bostoette', { on: '2026-03-01', reason: 'other' }, 'on'),
  onPathway('/stays', 'botilbud', { section: 'SEL-107', on: '2026-03-01', tilbudId: worker.tilbudId }, 'on'),
  onPathway('/acute-stays', 'botilbud', { on: '2026-03-01', tilbudId: worker.tilbudId }, 'on'),
  onPathway(
    '/assessment-stays',
    'botilbud',
    {
      section: 'SEL-107',
      on: '2026-03-01',
      tilbudId: worker.tilbudId,
      requestId: named('request'),
      ended: { on: '2026-04-01', destination: 'own-home', brokenOff: { reason: 'other' } },
    },
    'on',
  ),
  onPathway('/stay-requests', 'myndighed', { section: 'SEL-107', tilbudId: worker.tilbudId, on: '2026-03-01', wantedFrom: '2026-04-01', assessment: true }, 'on'),
  onPathway('/stay-requests/:requestId/withdrawal', 'myndighed', { on: '2026-03-01', reason: 'other-place' }, 'on'),
  onPathway('/stays/:stayId/absences', 'botilbud', { on: '2026-03-01', until: '2026-03-02', reason: 'visit' }, 'on'),
  onPathway('/stays/:stayId/absences/:absenceId/return', 'botilbud', { on: '2026-03-02' }, 'on'),
  onPathway('/stays/:stayId/assessment-plan', 'botilbud', { on: '2026-03-01', plan: 'An invented plan' }, 'on'),
  onPathway('/stays/:stayId/assessment-break-off', 'botilbud', { on: '2026-03-01', reason: 'other' }, 'on'),
  onPathway('/stays/:stayId/extensions', 'leder', { on: '2026-03-01', through: '2026-03-20', reason: 'no-other-place', note: 'An invented reason' }, 'on'),
  {
    method: 'PUT',
    route: '/api/pathways/:citizenId/stays/:stayId/planned-discharge',
    role: 'botilbud',
    body: { date: '2026-12-01', destination: 'own-home', causedBy: 'citizen' },
  },
  {
    method: 'DELETE',
    route: '/api/pathways/:citizenId/stays/:stayId/planned-discharge',
    role: 'botilbud',
    query: '?causedBy=citizen',
  },
  onPathway('/discharges', 'botilbud', { stayId: named('stay'), on: '2026-03-01', destination: 'own-home' }, 'on'),
  onPathway(
    '/transitions',
    'myndighed',
    {
      stayId: named('stay'),
      on: '2026-03-01',
      tilbudId: worker.tilbudId,
      hoursPerWeek: 4,
      intensive: { through: '2026-04-01', hoursPerWeek: 20, steps: [{ from: '2026-03-15', hoursPerWeek: 10 }] },
      knownWorkers: [worker],
    },
    'on',
  ),
  onPathway(
    '/planned-transitions',
    'myndighed',
    {
      kind: 'own-home-to-botilbud',
      sender: { kind: 'municipality', code: '621' },
      receiver: { kind: 'tilbud', tilbudId: worker.tilbudId },
      on: '2026-03-01',
      plannedDate: '2026-04-01',
    },
    'on',
  ),
  {
    method: 'PUT',
    route: '/api/pathways/:citizenId/transitions/:transitionId/planned-date',
    role: 'myndighed',
    body: { on: '2026-03-01', plannedDate: '2026-04-02' },
    dateField: 'on',
  },
  onPathway('/transitions/:transitionId/meetings', 'botilbud', { on: '2026-03-01', participants: [worker.workerId] }, 'on'),
  onPathway('/transitions/:transitionId/offer', 'botilbud', { on: '2026-03-01' }, 'on'),
  onPathway('/transitions/:transitionId/acceptance', 'bostoette', { on: '2026-03-01' }, 'on'),
  onPathway('/transitions/:transitionId/refusal', 'bostoette', { on: '2026-03-01', reason: 'no-capacity' }, 'on'),
  onPathway('/transitions/:transitionId/completion', 'bostoette', { on: '2026-03-01' }, 'on'),
  onPathway('/transitions/:transitionId/break-off', 'myndighed', { on: '2026-03-01', reason: 'citizen-wish' }, 'on'),
  onPathway('/admissions', 'region', { on: '2026-03-01', careClass: 'inpatient', psychiatric: true }),
  onPathway('/admissions/:admissionId/discharge', 'region', { on: '2026-03-02' }),
  onPathway('/admissions/:admissionId/leave-start', 'region', { on: '2026-03-02' }),
  onPathway('/admissions/:admissionId/leave-end', 'region', { on: '2026-03-03' }),
  onPathway('/admissions/:admissionId/revision', 'region', { on: '2026-03-02', entry: 'discharge' }),
  onPathway('/admissions/:admissionId/cancellation', 'region', { on: '2026-03-02', entry: 'admission', careClass: 'inpatient' }),
  {
    method: 'PUT',
    route: '/api/pathways/:citizenId/admissions/:admissionId/expected-discharge',
    role: 'region',
    body: { on: '2026-03-01', date: '2026-03-20' },
  },
  {
    method: 'DELETE',
    route: '/api/pathways/:citizenId/admissions/:admissionId/expected-discharge',
    role: 'region',
    query: '?on=2026-03-01',
  },
  onPathway('/admissions/:admissionId/treatment-completion', 'region', { on: '2026-03-02' }),
  onPathway('/klippekort/clips', 'bostoette', { on: '2026-03-01', ...worker }, 'on'),
  onPathway('/klippekort/:cardId/offers', 'bostoette', { on: '2026-03-01', answer: 'undecided' }),
  onPathway('/consents', 'myndighed', { on: '2026-02-01', categories: ['support'], recipients: ['testpartner'], form: 'oral' }),
  onPathway('/consents/:consentId/withdrawal', 'myndighed', { on: '2026-02-01' }),
  onPathway('/discharge-agreements', 'region', { on: '2026-03-01', admissionId: null, content: 'En aftale' }),
  onPathway('/coordination-plans', 'region', { on: '2026-03-01', admissionId: null, content: 'En plan' }),
  onPathway('/handleplan-offers', 'myndighed', { on: '2026-03-01', visitationId: null, answer: 'undecided' }, 'on'),
  onPathway('/handleplaner', 'myndighed', { on: '2026-03-01', reviewOn: null, handedTo: [worker.tilbudId], content: 'En plan' }, 'on'),
  post('/api/tilbud', 'leder', { name: 'Botilbuddet Eksempel', kind: 'midlertidigt-botilbud', sections: ['SEL-107'], managed: true }),
  post('/api/tilbud/:tilbudId/places', 'leder', { kind: 'ordinary', properties: ['own-bath'], from: '2026-03-01' }),
  post('/api/tilbud/:tilbudId/places/:placeId/withdrawal', 'leder', { from: '2026-03-01' }),
  post('/api/tilbud/:tilbudId/reservations', 'myndighed', {
    citizenId: named('nobody'),
    kind: 'ordinary',
    needs: ['own-bath'],
    from: '2026-03-01',
    until: '2026-04-01',
  }),
  { method: 'DELETE', route: '/api/tilbud/:tilbudId/reservations/:reservationId', role: 'myndighed' },
  { method: 'PUT', route: '/api/tilbud/:tilbudId/reservations/:reservationId/place', role: 'leder', body: { placeId: named('place'), on: '2026-03-01' } },
  post('/api/tilbud/:tilbudId/corrections', 'leder', { changes: [], retract: [named('entry')], because: 'wrong-facts' }),
  post('/api/tilbud/:tilbudId/waiting-list', 'myndighed', { citizenId: named('nobody'), kind: 'ordinary', wantedFrom: '2026-03-01', reason: 'no-free-place' }),
  { method: 'DELETE', route: '/api/tilbud/:tilbudId/waiting-list/:entryId', role: 'myndighed', query: '?because=withdrawn' },
  post('/api/agreements', 'leder', agreement),
  post('/api/agreements/:agreementId/revisions', 'leder', agreement),
  post('/api/delegations', 'leder', { to: '187', scope: { kind: 'all' }, validFrom: '2026-03-01', validTo: null }),
  post('/api/delegations/:delegationId/revocation', 'leder', { on: '2126-03-01' }),
  { method: 'PUT', route: '/api/policies', role: 'leder', body: { from: '2126-01-01', change: { klippekort: { clips: 8 } } } },
  post('/api/advisories/:advisoryId/acknowledgement', 'region', { answer: 'acknowledged' }),
  post('/api/advisories/:advisoryId/redrives', 'leder', { because: 'another-try' }),
  post('/api/advisories/:advisoryId/withdrawal', 'leder', { because: 'told-by-other-means' }),
  post('/api/deviations/:deviationId/assignment', 'myndighed', { unit: 'unit', workerId: null }),
  post('/api/deviations/:deviationId/resolution', 'myndighed', { outcome: 'justified' }),
  post('/api/inbox/:inboxEntryId/assignment', 'myndighed', { unit: 'unit', workerId: null }),
  post('/api/inbox/:inboxEntryId/settlement', 'myndighed', { as: 'registered' }),
  post('/api/follow-ups/:followUpId/completion', 'myndighed', { outcome: 'done' }),
  post('/api/follow-ups/:followUpId/cancellation', 'myndighed', { because: 'duplicate' }),
  post('/api/follow-ups/:followUpId/assignment', 'myndighed', { unit: 'unit', workerId: null }),
  post('/api/follow-ups/:followUpId/taking', 'bostoette', { workerId: worker.workerId }),
];

/** The address of a route, its ids filled in: the given citizen, and ids that name nothing. */
export function addressOf({ route, query = '' }: Pick<RecordingEndpoint, 'route' | 'query'>, citizenId: string): string {
  return route.replaceAll(/:(\w+)/g, (_whole, name: string) => (name === 'citizenId' ? citizenId : named(name))) + query;
}
