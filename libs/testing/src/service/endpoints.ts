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
  onPathway('/closing', 'myndighed', { on: '2026-03-01', outcome: 'goals-met' }, 'on'),
  onPathway('/corrections', 'myndighed', { changes: [], retract: [named('entry')], because: 'did-not-happen' }),
  onPathway('/merges', 'myndighed', { citizenId: named('the same citizen') }),
  { method: 'POST', route: '/api/pathways/:citizenId/merges/:adoptionId/undoing', role: 'myndighed' },
  onPathway('/moved-entries', 'myndighed', { entries: [named('entry')], to: named('another citizen') }),
  post('/api/guests', 'botilbud', { because: 'not-known', alias: 'Testgæst' }),
  onPathway('/identification', 'botilbud', { cpr: '0101605998', givenName: 'Testborger', familyName: 'Eksempel' }),
  { method: 'POST', route: '/api/pathways/:citizenId/identification/undoing', role: 'myndighed' },
  onPathway('/coordinator', 'myndighed', { on: '2026-03-01', workerId: named('other'), unit: 'unit' }, 'on'),
  onPathway('/known-workers', 'botilbud', { on: '2026-03-01', ...worker }, 'on'),
  onPathway('/visitations', 'myndighed', { section: 'SEL-107', from: '2026-03-01', to: null, hoursPerWeek: 6 }, 'from'),
  onPathway('/services', 'bostoette', { section: 'SEL-82c', on: '2026-03-01', tilbudId: worker.tilbudId, hoursPerWeek: 2 }, 'on'),
  onPathway('/services/:serviceId/ending', 'bostoette', { on: '2026-03-01', reason: 'other' }, 'on'),
  onPathway('/stays', 'botilbud', { section: 'SEL-107', on: '2026-03-01', tilbudId: worker.tilbudId }, 'on'),
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
  onPathway('/transitions/:transitionId/acceptance', 'bostoette', { on: '2026-03-01' }, 'on'),
  onPathway('/admissions', 'region', { on: '2026-03-01', careClass: 'inpatient', psychiatric: true }),
  onPathway('/admissions/:admissionId/discharge', 'region', { on: '2026-03-02' }),
  onPathway('/klippekort/clips', 'bostoette', { on: '2026-03-01', ...worker }, 'on'),
  post('/api/agreements', 'leder', agreement),
  post('/api/agreements/:agreementId/revisions', 'leder', agreement),
  { method: 'PUT', route: '/api/policies', role: 'leder', body: { from: '2126-01-01', change: { klippekort: { clips: 8 } } } },
  post('/api/advisories/:advisoryId/acknowledgement', 'region', { answer: 'acknowledged' }),
  post('/api/follow-ups/:followUpId/completion', 'myndighed', { outcome: 'done' }),
  post('/api/follow-ups/:followUpId/cancellation', 'myndighed', { because: 'duplicate' }),
  post('/api/follow-ups/:followUpId/assignment', 'myndighed', { unit: 'unit', workerId: null }),
  post('/api/follow-ups/:followUpId/taking', 'bostoette', { workerId: worker.workerId }),
];

/** The address of a route, its ids filled in: the given citizen, and ids that name nothing. */
export function addressOf({ route, query = '' }: Pick<RecordingEndpoint, 'route' | 'query'>, citizenId: string): string {
  return route.replaceAll(/:(\w+)/g, (_whole, name: string) => (name === 'citizenId' ? citizenId : named(name))) + query;
}
