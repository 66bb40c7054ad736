import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Bundle, Communication, Encounter, MessageHeader, Provenance } from 'fhir/r4.js';
import { type AgreementTerms, categoriesOn, type DataCategory, exampleAgreements } from '#domain';
import { HospitalAdmissionRecorded } from '#domain/pathway/admission/events.js';
import { CitizenDetailsChanged, CprChanged } from '#domain/pathway/citizen/events.js';
import { NetworkMeetingPlanned } from '#domain/pathway/meeting/events.js';
import { idOf, type MunicipalityCode, plainDate, uuid } from '#kernel';
import { careCommunicationThread } from '#medcom';
import { DeliveryInMemory } from '#testing/delivery/delivery-in-memory.js';
import { type Resident } from '#testing/delivery/delivery-world.js';
import { careCommunicationRequest, testHospital } from '#testing/medcom/index.js';
import { type AttemptOutcome, channelOf, type Transport } from '../channel.js';
import { fhirRenderer } from './fhir-renderer.js';

const DAY = 86_400_000;
const EPISODE = 'a1b2c3d4-0000-5000-8000-000000000000';
const { basis } = exampleAgreements(plainDate('2026-01-01'), () => 'https://partner.example/')[0]!;
const byFhir: Pick<AgreementTerms, 'channel'> = {
  channel: { kind: 'fhir', endpoint: 'https://partner.example/fhir', sor: testHospital.sor, gln: testHospital.gln! },
};
const ourUnits = new Map([['621' as MunicipalityCode, careCommunicationRequest().from]]);

let delivery: DeliveryInMemory;
let posted: string[];
let outcomes: AttemptOutcome[];
let resident: Resident;

beforeEach(() => begin());

async function begin(units = ourUnits, terms: Partial<AgreementTerms> = {}): Promise<void> {
  posted = [];
  outcomes = [];
  const transport: Transport<'fhir', string> = {
    send({ content }) {
      posted.push(content);
      return Promise.resolve(outcomes.shift() ?? { is: 'delivered' });
    },
  };
  delivery = new DeliveryInMemory((opener, { store }) => ({
    fhir: channelOf('fhir', fhirRenderer({ opener, store, organizations: units, base: 'https://borgerforloeb.example/fhir' }), transport),
  }));
  await delivery.world.agree({ ...byFhir, ...terms });
  resident = await delivery.world.resident();
}

/** Plans what is to be said by now, and makes an attempt at all that is due. */
async function send(): Promise<void> {
  await delivery.plan();
  await delivery.dispatch();
}
const messages = () => posted.map((body) => JSON.parse(body) as Bundle);
const one = <Type>(bundle: Bundle, type: string) => bundle.entry!.find(({ resource }) => resource!.resourceType === type)?.resource as Type | undefined;
const texts = (bundle: Bundle) => one<Communication>(bundle, 'Communication')!.payload!.map(({ contentString }) => contentString!.split('\n'));
const failures = async () => {
  const [advisory] = await delivery.advisories();
  const stored = await delivery.world.store.readStream(advisory!.stream);
  return stored.flatMap(({ type, data }) => (type === 'AdvisoryAttemptFailed' ? [data] : []));
};

describe('an advisory by FHIR', () => {
  it('is a CareCommunication under its own id, from our unit to the receiver that the agreement names', async () => {
    await delivery.world.plans(resident, plainDate('2026-11-05'));
    await send();
    const [bundle, ...more] = messages();
    const [advisory] = await delivery.advisories();
    expect(more).toEqual([]);
    expect(one<MessageHeader>(bundle!, 'MessageHeader')).toMatchObject({
      id: idOf(advisory!.stream),
      destination: [{ endpoint: `https://sor2.sum.dsdn.dk/#id=${testHospital.sor}` }],
    });
    expect(texts(bundle!)).toEqual([
      [
        'Borgeren udskrives fra botilbud.',
        'Udskrivningsdato: 5. november 2026',
        'Udskrives til: eget hjem',
        'Varslet er kortere, end vi har aftalt.',
        expect.stringContaining('Testrådgivningens vagt'),
      ],
    ]);
  });

  it('is the same to the letter when nobody knows whether it arrived and it is sent again', async () => {
    outcomes.push({ is: 'unknown', code: 'ETIMEDOUT' });
    await delivery.world.plans(resident, plainDate('2026-11-05'));
    await send();
    delivery.world.clock.pass(DAY);
    await send();
    expect(posted).toHaveLength(2);
    expect(posted[1]).toBe(posted[0]);
  });

  it('replies on the thread when it changes or withdraws what the partner holds, and says so', async () => {
    await delivery.world.plans(resident, plainDate('2026-11-05'));
    await send();
    await delivery.world.moves(resident, plainDate('2026-11-05'), plainDate('2026-11-06'));
    await send();
    await delivery.world.cancels(resident, plainDate('2026-11-06'));
    await send();
    const all = messages();
    const [first] = await delivery.advisories();
    const thread = `urn:uuid:${careCommunicationThread(uuid(idOf(first!.stream)))}`;
    expect(all.map((bundle) => one<Communication>(bundle, 'Communication')!.identifier)).toEqual(all.map(() => [{ value: thread }]));
    expect(texts(all[2]!).map(([said]) => said)).toEqual([
      'Borgeren udskrives fra botilbud.',
      'Vi retter, hvad vi har skrevet om udskrivning fra botilbud. Nu gælder:',
      'Vi trækker tilbage, hvad vi har skrevet om udskrivning fra botilbud. Det gælder ikke.',
    ]);
    const replied = all[2]!.entry!.flatMap(({ resource }) =>
      resource!.resourceType === 'Provenance' ? [(resource as unknown as Provenance).entity!.find(({ role }) => role === 'revision')?.what.reference] : []);
    const [a, b] = all.map((bundle) => one<MessageHeader>(bundle, 'MessageHeader')!.id);
    expect(replied).toEqual([undefined, `MessageHeader/${a}`, `MessageHeader/${b}`]);
  });

  it('begins a thread where what it replaces never left', async () => {
    outcomes.push({ is: 'unreachable', code: 'ECONNREFUSED' });
    await delivery.world.plans(resident, plainDate('2026-11-05'));
    await send();
    await delivery.world.moves(resident, plainDate('2026-11-05'), plainDate('2026-11-06'));
    await send();
    expect(texts(messages().at(-1)!)).toHaveLength(1);
  });
});

describe('what is arranged with a ward', () => {
  it('gives the episode back as the hospital named it, and nothing else does', async () => {
    await begin(ourUnits, { trigger: 'coordination', basis: { ...basis, dataCategories: ['identification', 'arrangement'] } });
    const [admissionId, meetingId] = [delivery.world.ids.next(), delivery.world.ids.next()];
    const on = { on: delivery.world.today };
    await delivery.world.happens(
      resident.citizenId,
      HospitalAdmissionRecorded.of({ admissionId, careClass: 'inpatient', psychiatric: true, episodeOfCareId: EPISODE, statement: 1 }, on),
      NetworkMeetingPlanned.of({ meetingId, date: plainDate('2026-11-05'), time: '10:00', admissionId }, { ...on, personal: {} }),
    );
    await send();
    expect(messages().map((bundle) => one<Encounter>(bundle, 'Encounter')?.episodeOfCare)).toEqual([[{ identifier: { value: EPISODE } }]]);
    expect(texts(messages()[0]!)[0]).toEqual(expect.arrayContaining(['Der indkaldes til netværksmøde.', 'Mødedato: 5. november 2026', 'Klokken: 10:00']));
  });
});

describe('what leaves by FHIR', () => {
  const categories = categoriesOn('botilbud-discharge');
  /** What would be met with of each category, were it there. */
  const traces: Partial<Record<DataCategory, readonly string[]>> = {
    'discharge-date': ['2026-11-05', '5. november 2026'],
    destination: ['own-home', 'eget hjem'],
    address: ['Prøvevej'],
  };

  it.each(Object.keys(traces) as DataCategory[])('is nothing of %s where the agreement does not name it, also not in what is repeated', async (category) => {
    await begin(ourUnits, { basis: { ...basis, dataCategories: categories.filter((another) => another !== category) } });
    await delivery.world.happens(resident.citizenId, CitizenDetailsChanged.of({ addressProtected: false }, { on: delivery.world.today, personal: {} }));
    await delivery.world.plans(resident, plainDate('2026-11-05'));
    await send();
    await delivery.world.cancels(resident, plainDate('2026-11-05'));
    await send();
    expect(posted).toHaveLength(2);
    for (const body of posted) for (const trace of traces[category]!) expect(body).not.toContain(trace);
    expect(posted.join()).toContain('Testborger');
  });

  it('is no protected address', async () => {
    await begin(ourUnits, { basis: { ...basis, dataCategories: [...categories] } });
    await delivery.world.plans(resident, plainDate('2026-11-05'));
    await send();
    expect(posted.join()).toContain('Eksempel');
    expect(posted.join()).not.toContain('Prøvevej');
  });
});

describe('an advisory by FHIR that cannot be built is not sent, and handed to a person', () => {
  const givenUp = async (code: string) => {
    await delivery.world.plans(resident, plainDate('2026-11-05'));
    await send();
    expect(posted).toEqual([]);
    expect(await failures()).toEqual([expect.objectContaining({ why: 'not-buildable', code, retryAt: null })]);
    const [advisory] = await delivery.advisories();
    expect(advisory).toMatchObject({ fate: 'given-up', escalated: true });
  };

  it('where nobody sends for the municipality', async () => {
    await begin(new Map());
    await givenUp('no-sending-organization');
  });

  it('where it may not say whom it is about', async () => {
    await begin(ourUnits, { basis: { ...basis, dataCategories: ['discharge-date'] } });
    await givenUp('identification-not-allowed');
  });
});

describe('an advisory by FHIR of a person with a replacement CPR', () => {
  it('is blocked before anything is built (rule ADV-9)', async () => {
    const on = { on: delivery.world.today, personal: { cpr: '6101009999' } };
    await delivery.world.happens(resident.citizenId, CprChanged.of({ cprKind: 'replacement' }, on));
    await delivery.world.plans(resident, plainDate('2026-11-05'));
    await send();
    expect(posted).toEqual([]);
    expect(await failures()).toEqual([]);
    expect((await delivery.advisories())[0]).toMatchObject({ fate: 'blocked', escalated: true });
  });
});
