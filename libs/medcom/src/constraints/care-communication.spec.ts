import { describe, expect, it } from '@jest/globals';
import type { Bundle, Communication, Encounter, MessageHeader, Organization, Patient, Practitioner, PractitionerRole, Provenance } from 'fhir/r4.js';
import { buildCareCommunication } from '#medcom';
import { careCommunicationRequest, firstMessage, secondMessage } from '#testing/medcom/index.js';
import { describeWithMedcomData, publishedIds, publishedMessage } from '#testing/medcom/published/medcom-data.js';
import { identifierSystems } from '../codes/systems.js';
import { careCommunicationConstraints } from './of-care-communications.js';
import { type CareCommunicationConstraint, careCommunicationViolations } from './violations.js';

/** A reply about an episode: it has every resource that we send. */
function message() {
  const episode = { identifier: { value: 'a1b2c3d4-0000-5000-8000-000000000000' }, careClass: 'inpatient' } as const;
  const result = buildCareCommunication(careCommunicationRequest({ ...secondMessage, earlier: [firstMessage], episode }));
  if (!result.ok) throw new Error(result.problems.join());
  const { bundle } = result;
  const one = <Type>(type: string, at = 0) => bundle.entry!.filter(({ resource }) => resource!.resourceType === type)[at]!.resource as unknown as Type;
  return {
    bundle,
    header: one<MessageHeader>('MessageHeader'),
    patient: one<Patient>('Patient'),
    communication: one<Communication>('Communication'),
    encounter: one<Encounter>('Encounter'),
    role: one<PractitionerRole>('PractitionerRole'),
    practitioner: one<Practitioner>('Practitioner'),
    sender: one<Organization>('Organization'),
    provenance: one<Provenance>('Provenance', 1),
    signature: (name: string) => one<Communication>('Communication').payload![0]!.extension!.find(({ url }) => url.endsWith(`medcom-core-${name}-extension`))!,
  };
}
type Message = ReturnType<typeof message>;

const without = (bundle: Bundle, type: string) => bundle.entry!.filter(({ resource }) => resource!.resourceType !== type);
const again = (bundle: Bundle, type: string) => {
  const { resource } = bundle.entry!.find((one) => one.resource!.resourceType === type)!;
  bundle.entry!.push({ fullUrl: `https://borgerforloeb.example/fhir/${type}/again`, resource: { ...resource!, id: 'again' } });
};
const nowhere = (type: string) => ({ reference: `${type}/nowhere` });
const team = (organization: string) => ({
  fullUrl: 'https://borgerforloeb.example/fhir/CareTeam/team',
  resource: { resourceType: 'CareTeam' as const, id: 'team', text: { status: 'generated' as const, div: '<div/>' }, managingOrganization: [{ reference: organization }] },
});

/** What is done to a right message so that it breaks a constraint. */
const mutants: Readonly<Record<CareCommunicationConstraint, (message: Message) => void>> = {
  'bundle-id': ({ bundle }) => delete bundle.id,
  'bundle-type': ({ bundle }) => (bundle.type = 'collection'),
  'bundle-timestamp': ({ bundle }) => (bundle.timestamp = '2026-11-23T08:30:00'),
  'bundle-full-urls': ({ bundle }) => (bundle.entry![1]!.fullUrl = bundle.entry![0]!.fullUrl!),
  'bundle-header-first': ({ bundle }) => bundle.entry!.reverse(),
  'bundle-provenance': ({ bundle }) => (bundle.entry = without(bundle, 'Provenance')),
  'resource-id': ({ practitioner }) => delete practitioner.id,
  'resource-narrative': ({ practitioner }) => delete practitioner.text,
  'header-event': ({ header }) => (header.eventCoding!.system = 'urn:other'),
  'header-destination': ({ header }) => header.destination!.push(header.destination![0]!),
  'header-destination-primary': ({ header }) => (header.destination![0]!.extension![0]!.valueCoding!.code = 'cc'),
  'header-destination-endpoint': ({ header }) => delete (header.destination![0]! as { endpoint?: string }).endpoint,
  'header-receiver': ({ header }) => (header.destination![0]!.receiver = nowhere('Organization')),
  'header-sender': ({ header }) => (header.sender = nowhere('Organization')),
  'header-source': ({ header }) => delete (header.source as { endpoint?: string }).endpoint,
  'organization-sor': ({ sender }) => (sender.identifier!.find(({ system }) => system!.startsWith('urn'))!.value = '1234567890'),
  'organization-gln': ({ sender }) => (sender.identifier!.find(({ system }) => system!.startsWith('http'))!.value = '5799990000027'),
  'provenance-target': ({ provenance, communication }) => provenance.target.push({ reference: `Communication/${communication.id}` }),
  'provenance-occurred': ({ provenance }) => delete provenance.occurredDateTime,
  'provenance-recorded': ({ provenance }) => (provenance.recorded = '2026-11-23'),
  'provenance-agent': ({ provenance }) => (provenance.agent[0]!.who = nowhere('Organization')),
  'provenance-activity': ({ provenance }) => (provenance.activity!.coding![0]!.system = 'urn:other'),
  'cc-one-patient': ({ bundle }) => again(bundle, 'Patient'),
  'cc-one-communication': ({ bundle }) => again(bundle, 'Communication'),
  'cc-encounter-referred': ({ communication }) => delete communication.encounter,
  'cc-recipient-of-receiver': ({ bundle, communication, header }) => {
    bundle.entry!.push(team(header.sender!.reference!));
    communication.recipient = [{ reference: 'CareTeam/team' }];
  },
  'cc-specific-sender': ({ bundle, communication, header }) => {
    bundle.entry!.push(team(header.destination![0]!.receiver!.reference!));
    communication.extension = [
      { url: 'http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-sender-extension', valueReference: { reference: 'CareTeam/team' } },
    ];
  },
  'cc-event': ({ header }) => (header.eventCoding!.code = 'hospital-notification-message'),
  'cc-header-profile': ({ header }) => delete header.meta,
  'cc-endpoints': ({ header }) => (header.source.endpoint = 'https://testkommune.example/'),
  'cc-endpoint-of-receiver': ({ header }) => (header.destination![0]!.endpoint = header.source.endpoint),
  'cc-focus': ({ header }) => (header.focus = []),
  'cc-definition': ({ header }) => (header.definition = header.definition!.replace('|5.0', '|4.0')),
  'cc-patient-identified': ({ patient }) => (patient.identifier![0]!.system = 'urn:other'),
  'cc-patient-cpr': ({ patient }) => (patient.identifier![0]!.value = '6101605999'),
  'cc-patient-name': ({ patient }) => delete patient.name![0]!.family,
  'cc-status': ({ communication }) => (communication.status = 'completed'),
  'cc-thread': ({ communication }) => (communication.identifier![0]!.value = 'the thread'),
  'cc-category': ({ communication }) => (communication.category![0]!.coding![0]!.code = 'gossip'),
  'cc-priority': ({ communication }) => (communication.priority = 'asap'),
  'cc-topic': ({ communication }) => delete communication.topic!.text,
  'cc-topic-of-other': ({ communication }) => {
    communication.category![0]!.coding![0]!.code = 'other';
    delete communication.topic;
  },
  'cc-subject': ({ communication }) => (communication.subject = nowhere('Patient')),
  'cc-encounter': ({ encounter }) => delete encounter.episodeOfCare,
  'cc-payload': ({ communication }) => (communication.payload![0]!.contentString = ' \n '),
  'cc-payload-date': ({ signature }) => delete signature('datetime').valueDateTime,
  'cc-payload-id': ({ signature }) => (signature('identifier').valueIdentifier!.value = '17'),
  'cc-payload-ids-distinct': ({ communication }) => communication.payload!.push(communication.payload![0]!),
  'cc-payload-author': ({ signature }) => (signature('practitioner').valueReference = nowhere('PractitionerRole')),
  'cc-payload-contact': ({ signature }) => (signature('contact').valueContactPoint!.value = 'omstillingen'),
  'cc-role-practitioner': ({ role }) => delete role.practitioner,
  'cc-role-organization': ({ role }) => (role.organization = nowhere('Organization')),
  'cc-role-code': ({ role }) => (role.code![0]!.text = 'Socialrådgiver'),
  'cc-practitioner-name': ({ practitioner }) => delete practitioner.name,
  'cc-encounter-class': ({ encounter }) => (encounter.class = { code: 'IMP' }),
  'cc-encounter-subject': ({ encounter }) => (encounter.subject = nowhere('Patient')),
  'cc-encounter-episode': ({ encounter }) => (encounter.episodeOfCare![0]!.identifier!.system = 'urn:with a space'),
  'cc-encounter-national': ({ encounter }) =>
    (encounter.episodeOfCare![0]!.identifier = { system: identifierSystems.lpr3, value: 'urn:uuid:00000000-0000-4000-8000-000000000000' }),
  'cc-organization-numbers': ({ sender }) => sender.identifier!.pop(),
  'cc-provenance-profile': ({ provenance }) => delete provenance.meta,
  'cc-provenance-activity': ({ provenance }) => (provenance.activity!.coding![0]!.code = 'retract-message'),
  'cc-provenance-source': ({ provenance }) => provenance.entity!.shift(),
  'cc-provenance-revision': ({ provenance }) => provenance.entity!.pop(),
};

describe('the constraints on a CareCommunication', () => {
  it('are kept by what we build', () => expect(careCommunicationViolations(message().bundle)).toEqual([]));

  it('change nothing in what they are asked of', () => {
    const { bundle } = message();
    const before = JSON.stringify(bundle);
    careCommunicationViolations(bundle);
    expect(JSON.stringify(bundle)).toBe(before);
  });

  it('have an id and words each', () => {
    expect(new Set(careCommunicationConstraints.map(({ id }) => id)).size).toBe(careCommunicationConstraints.length);
    for (const { id, text } of careCommunicationConstraints) expect([id.length <= 64, text.length > 10]).toEqual([true, true]);
  });

  it.each(careCommunicationConstraints.map(({ id }) => id))('%s is broken by a message made wrong in just that', (id) => {
    const wrong = message();
    mutants[id](wrong);
    expect(careCommunicationViolations(wrong.bundle)).toContain(id);
  });

  it.each([undefined, [], [{}], [{ resource: {} }]])('find whatever is not a message wrong, and do not stumble: %j', (entry) => {
    expect(careCommunicationViolations({ resourceType: 'Bundle', type: 'message', entry } as unknown as Bundle)).toContain('bundle-header-first');
  });
});

describeWithMedcomData('the constraints on a CareCommunication, asked of the published ones', () => {
  const guide = 'carecommunication-5.0.2';

  it('are kept by all eight', () => {
    const ids = publishedIds(guide);
    expect(ids).toHaveLength(8);
    expect(ids.map((id) => [id, ...careCommunicationViolations(publishedMessage(guide, id))])).toEqual(ids.map((id) => [id]));
  });
});
