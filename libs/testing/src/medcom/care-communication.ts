import type { Bundle, Communication, Encounter, FhirResource, MessageHeader, Patient, Provenance } from 'fhir/r4.js';
import { derivedId } from '#kernel';
import { hospitalNotification, testCpr, testEpisodeId, testHospital, testMunicipality, type TestOrganization } from './hospital-notification.js';

/** What a test may want otherwise of a CareCommunication that comes in; all else is filled in, the same for the same options. */
export interface CareCommunicationOptions {
  /** Names the message: another name, other ids. */
  readonly name?: string;
  readonly cpr?: string;
  readonly category?: string;
  readonly topic?: string;
  readonly text?: string;
  readonly activity?: 'new-message' | 'reply-message' | 'forward-message';
  /** The thread's id, a UUID. */
  readonly thread?: string;
  /** The `MessageHeader.id` of what it answers. */
  readonly answers?: string;
  /** What that said: repeated, as replies do. */
  readonly repeats?: string;
  readonly sentAt?: string;
  readonly attachments?: number;
  /** Names the hospital stay that it is about; none when absent. */
  readonly stay?: string;
  readonly sender?: TestOrganization;
  readonly receiver?: TestOrganization;
}

const guide = 'http://medcomfhir.dk/ig/carecommunication/StructureDefinition';
const core = 'http://medcomfhir.dk/ig/core/StructureDefinition';
const terminology = 'http://medcomfhir.dk/ig/terminology/CodeSystem';

/** A CareCommunication 5.0 as a partner sends it to a municipality, about an invented citizen. */
export function careCommunication(options: CareCommunicationOptions = {}): Bundle {
  const { name = 'letter', cpr = testCpr, sentAt = '2026-11-05T10:00:00+01:00', sender = testHospital, receiver = testMunicipality, stay } = options;
  const id = (part: string) => derivedId('test-letter', name, part);
  const around = hospitalNotification({ stay: stay ?? name, name, cpr, sentAt, sender, receiver });
  const resources = around.entry!.map(({ resource }) => resource as FhirResource);
  const of = <Type>(type: string) => resources.find(({ resourceType }) => resourceType === type) as Type;
  const [header, patient] = [{ ...of<MessageHeader>('MessageHeader'), id: testLetterId(name) }, of<Patient>('Patient')];
  const communication = communicationOf(id('communication'), patient.id!, options, id);
  header.eventCoding = { system: `${terminology}/medcom-messaging-eventCodes`, code: 'care-communication-message' };
  header.meta = { profile: [`${guide}/medcom-careCommunication-messageHeader`] };
  header.focus = [{ reference: `Communication/${communication.id}` }];
  const encounter = { ...of<Encounter>('Encounter'), id: id('encounter'), episodeOfCare: [{ identifier: { value: `urn:uuid:${testEpisodeId(stay ?? name)}` } }] };
  const letters: FhirResource[] = [
    header,
    patient,
    communication,
    ...(stay === undefined ? [] : [encounter]),
    ...resources.filter(({ resourceType }) => resourceType === 'Organization'),
    provenanceOf(of<Provenance>('Provenance'), id, options),
  ];
  return {
    ...around,
    id: id('bundle'),
    meta: { profile: [`${guide}/medcom-careCommunication-message`] },
    entry: letters.map((resource) => ({ fullUrl: `https://testsygehus.example/fhir/${resource.resourceType}/${resource.id}`, resource })),
  };
}

/** The `MessageHeader.id` of a letter. */
export function testLetterId(name: string): string {
  return derivedId('test-letter', name, 'header');
}

function communicationOf(id: string, patient: string, options: CareCommunicationOptions, part: (name: string) => string): Communication {
  const { category = 'carecoordination', topic, text = 'Opdigtet besked', thread = part('thread'), repeats, attachments = 0, stay } = options;
  const piece = (name: string, contentString: string) => ({
    extension: [{ url: `${core}/medcom-core-identifier-extension`, valueIdentifier: { value: `urn:uuid:${part(name)}` } }],
    contentString,
  });
  return {
    resourceType: 'Communication',
    id,
    meta: { profile: [`${guide}/medcom-careCommunication-communication`] },
    text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Besked</p></div>' },
    identifier: [{ value: `urn:uuid:${thread}` }],
    status: 'unknown',
    category: [{ coding: [{ system: `${terminology}/medcom-careCommunication-categoryCodes`, code: category }] }],
    ...(topic && { topic: { text: topic } }),
    subject: { reference: `Patient/${patient}` },
    ...(stay !== undefined && { encounter: { reference: `Encounter/${part('encounter')}` } }),
    payload: [
      ...(repeats === undefined ? [] : [piece('repeated', repeats)]),
      piece('text', text),
      ...Array.from({ length: attachments }, () => ({ contentAttachment: { contentType: 'application/pdf', data: 'JVBERg==', title: 'bilag' } })),
    ],
  };
}

function provenanceOf(like: Provenance, part: (name: string) => string, { name = 'letter', activity = 'new-message', answers }: CareCommunicationOptions): Provenance {
  return {
    ...like,
    id: part('provenance'),
    target: [{ reference: `MessageHeader/${testLetterId(name)}` }],
    activity: { coding: [{ system: `${terminology}/medcom-messaging-activityCodes`, code: activity }] },
    entity: [
      { role: 'source', what: { identifier: { value: `urn:uuid:${part('text')}` } } },
      ...(answers === undefined ? [] : [{ role: 'revision' as const, what: { reference: `MessageHeader/${answers}` } }]),
    ],
  };
}
