import type { Bundle, Encounter, Extension, FhirResource, MessageHeader, Organization, Patient, Provenance } from 'fhir/r4.js';
import { derivedId } from '#kernel';
import { notificationKinds, type KindShape, type NotificationKind } from './kinds.js';

/** An organisation that no register knows. */
export interface TestOrganization {
  readonly sor: string;
  readonly gln?: string;
  readonly name: string;
}

/** The invented ends of the messages. The numbers have the right form and belong to nobody. */
export const testHospital: TestOrganization = { sor: '999999000016001', gln: '5799990000019', name: 'Testsygehus Eksempel' };
export const testWard: TestOrganization = { sor: '999999000016002', name: 'Testafdeling Eksempel' };
export const testMunicipality: TestOrganization = { sor: '999999000016003', gln: '5799990000026', name: 'Testkommune Eksempel' };

/** A CPR of someone born in 1860. */
export const testCpr = '0101605999';

/** What a test may want otherwise; all else is filled in, the same for the same options. */
export interface HospitalNotificationOptions {
  readonly kind?: NotificationKind;
  readonly cpr?: string;
  /** Names the stay: messages with the same name tell of the same stay and the same episode. */
  readonly stay?: string;
  /** Names this message within the stay; the kind, unless two of one kind are wanted. */
  readonly name?: string;
  /** FHIR date and time with zone, as are all here. */
  readonly start?: string;
  readonly end?: string;
  readonly leaveStart?: string;
  readonly leaveEnd?: string;
  readonly sentAt?: string;
  /** The message in the same stay that this one follows upon, by name. */
  readonly follows?: string;
  readonly reportOfAdmission?: boolean;
  readonly sender?: TestOrganization;
  readonly receiver?: TestOrganization;
  readonly unit?: TestOrganization;
}

type Filled = Required<Omit<HospitalNotificationOptions, 'follows'>> & Pick<HospitalNotificationOptions, 'follows'>;

const defaults = {
  kind: 'STIN',
  cpr: testCpr,
  stay: 'stay',
  start: '2026-11-02T09:15:00+01:00',
  end: '2026-11-16T13:30:00+01:00',
  leaveStart: '2026-11-06T15:00:00+01:00',
  leaveEnd: '2026-11-08T19:45:00+01:00',
  sentAt: '2026-11-16T14:00:00+01:00',
  reportOfAdmission: false,
  sender: testHospital,
  receiver: testMunicipality,
  unit: testWard,
} as const satisfies HospitalNotificationOptions;

const hospitalNotificationGuide = 'http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition';
const messagingGuide = 'http://medcomfhir.dk/ig/messaging/StructureDefinition';
const coreGuide = 'http://medcomfhir.dk/ig/core/StructureDefinition';
const terminology = 'http://medcomfhir.dk/ig/terminology/CodeSystem';

/** A HospitalNotification 3.0 that is right in every part, about an invented citizen. */
export function hospitalNotification(options: HospitalNotificationOptions = {}): Bundle {
  const wanted: Filled = { ...defaults, name: options.kind ?? defaults.kind, ...options };
  const shape: KindShape = notificationKinds[wanted.kind];
  const id = (what: string) => derivedId('test-message', wanted.stay, wanted.name, what);
  const sender = organization(id('sender'), wanted.sender, `${messagingGuide}/medcom-messaging-organization`);
  const receiver = organization(id('receiver'), wanted.receiver, `${messagingGuide}/medcom-messaging-organization`);
  const unit = organization(id('unit'), wanted.unit, `${coreGuide}/medcom-core-organization`);
  const patient = patientOf(id('patient'), wanted, shape);
  const encounter = encounterOf(wanted, shape, patient, unit);
  const header = headerOf(wanted, sender, receiver, encounter);
  const provenance = provenanceOf(id('provenance'), wanted, shape, sender);
  const resources: FhirResource[] = [header, patient, encounter, sender, receiver, unit, provenance];
  return {
    resourceType: 'Bundle',
    id: testMessageId(wanted.stay, wanted.name),
    meta: { profile: [`${hospitalNotificationGuide}/medcom-hospitalNotification-message`] },
    type: 'message',
    timestamp: wanted.sentAt,
    entry: resources.map((resource) => ({
      fullUrl: `https://testsygehus.example/fhir/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  };
}

/** The `Bundle.id` of a test message. */
export function testMessageId(stay: string, name: string): string {
  return derivedId('test-message', stay, name, 'bundle');
}

/** The `MessageHeader.id` of a test message. */
export function testHeaderId(stay: string, name: string): string {
  return derivedId('test-message', stay, name, 'header');
}

/** The episode's id in all messages about a stay. */
export function testEpisodeId(stay: string): string {
  return derivedId('test-message', stay, 'episode');
}

function headerOf(wanted: Filled, sender: Organization, receiver: Organization, encounter: Encounter): MessageHeader {
  const extension: Extension[] = [
    { url: `${hospitalNotificationGuide}/medcom-messaging-reportOfAdmissionExtension`, valueBoolean: true },
    {
      url: `${hospitalNotificationGuide}/medcom-messaging-reportOfAdmissionRecipientExtension`,
      valueReference: referenceTo(sender),
    },
  ];
  return {
    resourceType: 'MessageHeader',
    id: testHeaderId(wanted.stay, wanted.name),
    meta: { profile: [`${hospitalNotificationGuide}/medcom-hospitalNotification-messageHeader`] },
    text: text('Advis om sygehusophold'),
    ...(wanted.reportOfAdmission && { extension }),
    eventCoding: { system: `${terminology}/medcom-messaging-eventCodes`, code: 'hospital-notification-message' },
    destination: [
      {
        extension: [
          {
            url: `${messagingGuide}/medcom-messaging-destinationUseExtension`,
            valueCoding: { system: `${terminology}/medcom-messaging-destinationUse`, code: 'primary' },
          },
        ],
        endpoint: `https://sor2.sum.dsdn.dk/#id=${wanted.receiver.sor}`,
        receiver: referenceTo(receiver),
      },
    ],
    sender: referenceTo(sender),
    source: { endpoint: `https://sor2.sum.dsdn.dk/#id=${wanted.sender.sor}` },
    focus: [referenceTo(encounter)],
  };
}

function patientOf(id: string, { cpr }: Filled, { deceased }: KindShape): Patient {
  return {
    resourceType: 'Patient',
    id,
    meta: { profile: [`${coreGuide}/medcom-core-patient`] },
    text: text('Testborger Eksempel'),
    identifier: [{ system: 'urn:oid:1.2.208.176.1.2', value: cpr }],
    name: [{ use: 'official', family: 'Eksempel', given: ['Testborger'] }],
    ...(deceased && { deceasedBoolean: true }),
  };
}

function encounterOf(wanted: Filled, shape: KindShape, patient: Patient, unit: Organization): Encounter {
  const leave: Extension = {
    url: `${hospitalNotificationGuide}/medcom-hospitalnotifiation-leave-period-extension`,
    valuePeriod: { start: wanted.leaveStart, ...(shape.leave === 'over' && { end: wanted.leaveEnd }) },
  };
  return {
    resourceType: 'Encounter',
    id: derivedId('test-message', wanted.stay, 'encounter'),
    meta: { profile: [`${hospitalNotificationGuide}/medcom-hospitalNotification-encounter`] },
    text: text('Sygehusophold'),
    ...(shape.leave !== 'none' && { extension: [leave] }),
    status: shape.status,
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: shape.class },
    subject: referenceTo(patient),
    episodeOfCare: [
      {
        identifier: {
          system: `https://sor2.sum.dsdn.dk/#id=${wanted.sender.sor}`,
          value: `urn:uuid:${testEpisodeId(wanted.stay)}`,
        },
      },
    ],
    period: { start: wanted.start, ...(shape.ended && { end: wanted.end }) },
    serviceProvider: referenceTo(unit),
  };
}

function provenanceOf(id: string, wanted: Filled, { activity }: KindShape, sender: Organization): Provenance {
  const role = activity.startsWith('cancel-') ? 'removal' : 'revision';
  return {
    resourceType: 'Provenance',
    id,
    meta: { profile: [`${messagingGuide}/medcom-messaging-provenance`] },
    text: text('Afsendt'),
    target: [{ reference: `MessageHeader/${testHeaderId(wanted.stay, wanted.name)}` }],
    occurredDateTime: wanted.sentAt,
    recorded: wanted.sentAt,
    activity: { coding: [{ system: `${terminology}/medcom-messaging-activityCodes`, code: activity }] },
    agent: [{ who: referenceTo(sender) }],
    ...(wanted.follows && {
      entity: [{ role, what: { reference: `MessageHeader/${testHeaderId(wanted.stay, wanted.follows)}` } }],
    }),
  };
}

function organization(id: string, { sor, gln, name }: TestOrganization, profile: string): Organization {
  return {
    resourceType: 'Organization',
    id,
    meta: { profile: [profile] },
    text: text(name),
    identifier: [
      ...(gln ? [{ system: 'https://www.gs1.org/gln', value: gln }] : []),
      { system: 'urn:oid:1.2.208.176.1.1', value: sor },
    ],
    name,
  };
}

function text(said: string) {
  return { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${said}</p></div>` } as const;
}

function referenceTo(resource: FhirResource) {
  return { reference: `${resource.resourceType}/${resource.id}` };
}
