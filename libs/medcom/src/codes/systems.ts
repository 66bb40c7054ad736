/** The identifier systems, code systems, extensions and profiles that MedCom's FHIR messages are written in. */

/** Systems of `Identifier.system`. */
export const identifierSystems = {
  /** Personnummer (CPR), official. */
  cpr: 'urn:oid:1.2.208.176.1.2',
  /** Sundhedsvæsenets Organisationsregister: the unit's number. */
  sor: 'urn:oid:1.2.208.176.1.1',
  /** Lokationsnummer (GLN, formerly EAN); emitted in this spelling. */
  gln: 'https://www.gs1.org/gln',
  /** The number that a region gives where no CPR is known (X-eCPR). */
  xEcpr: 'urn:oid:1.2.208.176.1.6.1.1',
  /** The national patient register's id of an episode. */
  lpr3: 'https://www.esundhed.dk/Registre/Landspatientregisteret',
} as const;

/** GLN is met with either scheme. */
export const acceptedGlnSystems: readonly string[] = [identifierSystems.gln, 'http://www.gs1.org/gln'];

const terminology = 'http://medcomfhir.dk/ig/terminology/CodeSystem';

/** Systems of `Coding.system`. */
export const codeSystems = {
  event: `${terminology}/medcom-messaging-eventCodes`,
  activity: `${terminology}/medcom-messaging-activityCodes`,
  destinationUse: `${terminology}/medcom-messaging-destinationUse`,
  category: `${terminology}/medcom-careCommunication-categoryCodes`,
  role: `${terminology}/medcom-core-PractitionerRolesSKSadministrativ`,
  acknowledgementError: `${terminology}/medcom-acknowledgement-error-codes`,
  operationOutcome: 'http://terminology.hl7.org/CodeSystem/operation-outcome',
  encounterClass: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
} as const;

const hospitalNotification = 'http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition';
const messaging = 'http://medcomfhir.dk/ig/messaging/StructureDefinition';
const acknowledgement = 'http://medcomfhir.dk/ig/acknowledgement/StructureDefinition';
const careCommunication = 'http://medcomfhir.dk/ig/carecommunication/StructureDefinition';
const core = 'http://medcomfhir.dk/ig/core/StructureDefinition';

/** Values of `Extension.url`. The misspelling in `leavePeriod` is the published one. */
export const extensions = {
  destinationUse: `${messaging}/medcom-messaging-destinationUseExtension`,
  leavePeriod: `${hospitalNotification}/medcom-hospitalnotifiation-leave-period-extension`,
  reportOfAdmission: `${hospitalNotification}/medcom-messaging-reportOfAdmissionExtension`,
  reportOfAdmissionRecipient: `${hospitalNotification}/medcom-messaging-reportOfAdmissionRecipientExtension`,
  /** What signs a piece of a CareCommunication's text: when, under which id, by whom, and whom to call. */
  payloadDate: `${core}/medcom-core-datetime-extension`,
  payloadIdentifier: `${core}/medcom-core-identifier-extension`,
  payloadAuthor: `${core}/medcom-core-practitioner-extension`,
  payloadContact: `${core}/medcom-core-contact-extension`,
  /** Names a sender within the sending organisation. */
  specificSender: `${core}/medcom-core-sender-extension`,
} as const;

/** Values of `meta.profile` in what is sent. */
export const profiles = {
  acknowledgement: `${acknowledgement}/medcom-messaging-acknowledgement`,
  acknowledgementHeader: `${acknowledgement}/medcom-messaging-acknowledgementHeader`,
  acknowledgementOutcome: `${acknowledgement}/medcom-acknowledgement-operationoutcome`,
  careCommunication: `${careCommunication}/medcom-careCommunication-message`,
  careCommunicationHeader: `${careCommunication}/medcom-careCommunication-messageHeader`,
  careCommunicationCommunication: `${careCommunication}/medcom-careCommunication-communication`,
  careCommunicationProvenance: `${careCommunication}/medcom-careCommunication-provenance`,
  patient: `${core}/medcom-core-patient`,
  encounter: `${core}/medcom-core-encounter`,
  practitioner: `${core}/medcom-core-practitioner`,
  practitionerRole: `${core}/medcom-core-practitionerrole`,
  organization: `${messaging}/medcom-messaging-organization`,
  provenance: `${messaging}/medcom-messaging-provenance`,
} as const;

/** The definition that a CareCommunication names, without its version. */
export const careCommunicationDefinition =
  'http://medcomfhir.dk/ig/messagedefinitions/MessageDefinition/MedComCareCommunicationMessageDefinition';

/** What a message is about: codes of {@link codeSystems.event}. */
export const messageEvents = {
  empty: 'empty-message',
  careCommunication: 'care-communication-message',
  hospitalNotification: 'hospital-notification-message',
  acknowledgement: 'acknowledgement-message',
  homeCareObservation: 'homecareobservation-message',
} as const;
export type MessageEvent = (typeof messageEvents)[keyof typeof messageEvents];

/** True for an event code that MedCom has published. */
export function isMessageEvent(code: unknown): code is MessageEvent {
  return (Object.values(messageEvents) as unknown[]).includes(code);
}

/** The address of a SOR unit as MedCom writes it in endpoints. */
export function endpointOfSor(sor: string): string {
  return `https://sor2.sum.dsdn.dk/#id=${sor}`;
}
