import { uuid } from '#kernel';
import { type PlacementOnDate, type TimelineEntry } from '#read-models';
import { expectThat, type Steps } from '../terminal/steps.js';
import { type Api, type DemoActor } from './api.js';
import { Correspondence, type Exchanged, type Task } from './hospital/correspondence.js';
import { type Hospital, inventedHospital } from './hospital/hospital.js';
import { inventedCpr, inventedPlaces, LEAD_TIME_DAYS, storyDates } from './invented.js';
import { type Partner, type ReceivedMessage } from './partner.js';

/** How many steps the scenario has. */
export const SCENARIO_STEPS = 27;

/** What the demo shows when it is through. */
export interface Outcome {
  readonly timeline: readonly TimelineEntry[];
  readonly placements: { readonly then: readonly PlacementOnDate[]; readonly now: readonly PlacementOnDate[]; readonly inHospital: readonly PlacementOnDate[] };
  readonly thenKnownAt: string;
  /** What the hospital and the municipality wrote to each other, and what its discharge asked for. */
  readonly hospital: { readonly exchanged: readonly Exchanged[]; readonly followUps: readonly Task[] };
  readonly messages: readonly ReceivedMessage[];
  readonly clipsLeft: number;
}

/** How long a message may take after it fell due, in milliseconds. */
const PATIENCE = 30_000;

/**
 * The main job, from registration to the first clip. What lies in the past is recorded as having been so; from the planned
 * discharge on everything happens now, so the move home, the closing and the first clip fall on one date.
 */
export async function playScenario(api: Api, { partner, hospital }: { readonly partner: Partner; readonly hospital: Hospital }, steps: Steps): Promise<Outcome> {
  const places = inventedPlaces();
  const dates = storyDates(Date.now());
  const myndighed: DemoActor = { id: 'demo-caseworker', role: 'myndighed', unit: 'voksenraadgivningen' };
  const botilbud: DemoActor = { id: 'demo-botilbud', role: 'botilbud', unit: places.botilbud };
  const bostoette: DemoActor = { id: 'demo-bostoette', role: 'bostoette', unit: places.support };
  const region: DemoActor = { id: 'demo-region', role: 'region', unit: places.partner };
  const sygehus: DemoActor = { id: 'demo-sygehus', role: 'region', unit: places.hospital };
  const leder: DemoActor = { id: 'demo-leder', role: 'leder', unit: 'voksenraadgivningen' };

  const terms = {
    direction: 'to-partner',
    trigger: 'botilbud-discharge',
    tilbudId: places.botilbud,
    leadTime: { value: LEAD_TIME_DAYS, unit: 'days' },
    cutoff: dates.cutoff,
    acknowledgeWithin: { value: 1, unit: 'working-days' },
    escalateTo: { unit: 'voksenraadgivningen', workerId: null },
    basis: { law: 'PSL-13c', necessity: 'Sammenhæng ved udskrivning', dataCategories: ['identification', 'discharge-date', 'destination'] },
    validFrom: dates.opened,
    validTo: null,
  };
  await steps.step('The region and the municipality agree on seven days’ notice', async () => {
    const channel = { kind: 'webhook', endpoint: partner.endpoint, secretGeneration: 1 };
    const agreement = await api.record(leder, '/api/agreements', { ...terms, partner: { id: places.partner, name: 'Regionspsykiatrien (demo)' }, channel });
    const { secret } = await api.read<{ secret: string }>(leder, `/api/agreements/${agreement.id}/signing-secret`);
    partner.trust(secret);
  });
  await steps.step('A hospital agrees on the same, and is told by MedCom’s messages', () =>
    api.record(leder, '/api/agreements', { ...terms, partner: { id: places.hospital, name: inventedHospital.name }, channel: hospital.channel }),
  );

  await steps.step('The botilbud is registered, with a place', async () => {
    const tilbud = { id: places.botilbud, name: 'Botilbuddet Eksempel (demo)', kind: 'midlertidigt-botilbud', sections: ['SEL-107'] };
    await api.record(leder, '/api/tilbud', tilbud);
    await api.record(leder, `/api/tilbud/${places.botilbud}/places`, { kind: 'ordinary', properties: ['own-bath'], from: dates.opened });
  });
  const cpr = inventedCpr();
  const citizen = await steps.step('A citizen is registered', () =>
    api.record(myndighed, '/api/citizens', { cpr, givenName: 'Eksempel', familyName: 'Testborger', addressProtected: false }),
  );
  const letters = new Correspondence(api, hospital, { hospital: sygehus, myndighed }, { citizenId: citizen.id, cpr, episode: uuid(places.episode) });
  const pathway = `/api/pathways/${citizen.id}`;
  await steps.step('The pathway is opened', () =>
    api.record(myndighed, `${pathway}/opening`, {
      on: dates.opened,
      inquirySource: 'region',
      coordinator: { workerId: places.coordinator, unit: 'voksenraadgivningen' },
    }),
  );
  await steps.step('A visitation to §107 is registered', () =>
    api.record(myndighed, `${pathway}/visitations`, { section: 'SEL-107', from: dates.stayStarted, to: null, goals: 'Ro og struktur i hverdagen' }),
  );
  const stay = await steps.step('The §107 stay starts', () =>
    api.record(botilbud, `${pathway}/stays`, { section: 'SEL-107', on: dates.stayStarted, tilbudId: places.botilbud }),
  );
  await steps.step('A known worker is named at the botilbud', () =>
    api.record(botilbud, `${pathway}/known-workers`, { on: dates.stayStarted, workerId: places.workerAtBotilbud, tilbudId: places.botilbud }),
  );

  await steps.step('The discharge is planned', () => plan(api, botilbud, `${pathway}/stays/${stay.id}`, dates.plannedDischarge, 'municipality'));
  const thenKnownAt = new Date().toISOString();
  const first = await steps.step(
    'The region is advised at the agreed time',
    () => partner.waitFor((message) => saysDate(message, dates.plannedDischarge), Date.parse(dates.due) - Date.now() + PATIENCE),
    () => `due ${dates.cutoff}, arrived signed, discharge on ${dates.plannedDischarge}`,
  );
  expectThat(Date.now() >= Date.parse(dates.due), 'the advisory arrived before it was due');
  await steps.step('The region confirms it', () => api.record(region, `/api/advisories/${first.id}/acknowledgement`, { answer: 'acknowledged' }));
  const letter = await steps.step(
    'The hospital gets a CareCommunication about it',
    () => letters.told(dates.plannedDischarge, PATIENCE),
    ({ said }) => `category ${said.category}, about this citizen`,
  );
  await steps.step('The hospital’s system answers with an Acknowledgement, and the advisory is shown as delivered', () => letters.acknowledge(letter));

  const inHospital = await steps.step('A HospitalNotification tells that the citizen was admitted', () => letters.admitted(), () => 'STIN, acknowledged, seen among the placements');
  const followUps = await steps.step(
    'A HospitalNotification tells that the citizen was discharged, and follow-ups are opened',
    () => letters.discharged(),
    (tasks) => `SLHJ, acknowledged, ${tasks.length} follow-ups`,
  );

  const late = await steps.step(
    'The discharge is moved earlier than the notice allows, and the region is told at once',
    async () => {
      await plan(api, botilbud, `${pathway}/stays/${stay.id}`, dates.movedTo, 'citizen');
      return partner.waitFor((message) => saysDate(message, dates.movedTo), PATIENCE);
    },
    () => `marked late, caused by the citizen`,
  );
  const { late: marked } = await api.read<{ late: { causedBy: string } | null }>(myndighed, `/api/advisories/${late.id}`);
  expectThat(marked?.causedBy === 'citizen', 'the late advisory does not say who caused it');
  const moved = await steps.step('The hospital gets a reply on the same thread that says so, and acknowledges it', async () =>
    letters.acknowledge(await letters.told(dates.movedTo, PATIENCE, letter)),
  );

  await steps.step('A visitation to §85 is registered', () =>
    api.record(myndighed, `${pathway}/visitations`, { section: 'SEL-85', from: dates.today, to: null, hoursPerWeek: 6 }),
  );
  const move = await steps.step('The citizen moves home: §107 → §85 in one step', () =>
    api.record(myndighed, `${pathway}/transitions`, {
      stayId: stay.id,
      on: dates.today,
      tilbudId: places.support,
      hoursPerWeek: 6,
      intensive: { through: dates.intensiveThrough, hoursPerWeek: 20, steps: [] },
      knownWorkers: [
        { workerId: places.workerAtBotilbud, tilbudId: places.botilbud },
        { workerId: places.workerAtSupport, tilbudId: places.support },
      ],
    }),
  );
  await steps.step('The region is told that the citizen has left', () => partner.waitFor((message) => saysDate(message, dates.today), PATIENCE));
  await steps.step('The hospital is told too, and acknowledges it', async () => letters.acknowledge(await letters.told(dates.today, PATIENCE, moved)));
  await steps.step('The support team takes over', () => api.record(bostoette, `${pathway}/transitions/${move.id}/acceptance`, { on: dates.today }));
  const service = await steps.step('The support is looked up', async () => {
    const { items } = await api.read<{ items: readonly PlacementOnDate[] }>(myndighed, `/api/placements?asOf=${dates.today}&tilbudId=${places.support}`);
    expectThat(items.length === 1 && items[0]?.section === 'SEL-85', 'the support is not among the placements');
    return items[0];
  });
  await steps.step('The support ends', () =>
    api.record(bostoette, `${pathway}/services/${service.id}/ending`, { on: dates.today, reason: 'goals-met' }),
  );
  await steps.step('The pathway is closed, with a klippekort', () => api.record(myndighed, `${pathway}/closing`, { on: dates.today, outcome: 'goals-met' }));
  await steps.step('A clip is used', () =>
    api.record(bostoette, `${pathway}/klippekort/clips`, { on: dates.today, tilbudId: places.support, workerId: places.workerAtSupport }),
  );

  return steps.step('Timeline and placements are read', async () => {
    const { current: card } = await api.read<{ current: { clips: number; left: number } | null }>(myndighed, `${pathway}/klippekort`);
    const timeline = await api.read<{ items: readonly TimelineEntry[] }>(myndighed, `${pathway}/timeline`);
    const asOf = dates.plannedDischarge;
    const placed = (knownAt: string) =>
      api.read<{ items: readonly PlacementOnDate[] }>(myndighed, `/api/placements?asOf=${asOf}&citizenId=${citizen.id}${knownAt}`);
    const [then, now] = [await placed(`&knownAt=${thenKnownAt}`), await placed('')];
    expectThat(card !== null && card.left === card.clips - 1, 'the card does not show one clip used');
    expectThat(timeline.items.length >= 15, 'the timeline is too short');
    for (const type of ['HospitalAdmissionRecorded', 'HospitalDischargeRecorded']) {
      expectThat(timeline.items.some((entry) => entry.type === type), `the timeline does not show ${type}`);
    }
    expectThat(partner.deliveries === partner.received.length, 'the region got a message twice');
    expectThat(hospital.deliveries === hospital.received.length && hospital.received.length === 3, 'the hospital did not get each of its messages once');
    return {
      timeline: timeline.items,
      placements: { then: then.items, now: now.items, inHospital },
      thenKnownAt,
      hospital: { exchanged: letters.exchanged, followUps },
      messages: partner.received,
      clipsLeft: card.left,
    };
  });
}

function plan(api: Api, actor: DemoActor, stay: string, date: string, causedBy: string) {
  return api.record(actor, `${stay}/planned-discharge`, { date, destination: 'own-home-with-support', causedBy, expectations: 'Kontakt i første uge' }, 'PUT');
}

function saysDate({ body }: ReceivedMessage, date: string): boolean {
  return JSON.stringify(body).includes(`"${date}"`);
}
