export { buildAcknowledgement } from './acknowledgement/build.js';
export type {
  AcknowledgementIds,
  AcknowledgementRequest,
  Answer,
  MissingForAnswer,
  Shortcoming,
} from './acknowledgement/build.js';
export { parseAcknowledgement, type Acknowledgement, type ParsedAcknowledgement } from './acknowledgement/parse.js';
export type { AcknowledgementIssue, AcknowledgementOutcome } from './acknowledgement/outcome.js';
export { buildCareCommunication, type BuiltCareCommunication } from './care-communication/build.js';
export type { CareCommunication, ParsedCareCommunication } from './care-communication/read/care-communication.js';
export { parseCareCommunication } from './care-communication/read/parse.js';
export { careCommunicationThread } from './care-communication/ids.js';
export type { BuildProblem, RequestProblem } from './care-communication/problems.js';
export type {
  CareCommunicationRequest,
  CitizenFacts,
  Correspondent,
  EarlierMessage,
  Episode,
  SendingUnit,
} from './care-communication/request.js';
export type { CoordinationStep, Outcome, Saying, Told } from './care-communication/told.js';
export { practitionerRoles, type PractitionerRoleCode } from './codes/care-communication.js';
export type { CareClass, HospitalEvent, NotificationCode, Revision } from './codes/hospital-notification.js';
export type { IssueReason } from './codes/issue-reasons.js';
export { endpointOfSor, type MessageEvent } from './codes/systems.js';
export { cprKind, type CprKind } from './fhir/cpr.js';
export { readEnvelope, type ReceivedEnvelope, type SentRecord } from './fhir/envelope.js';
export { fingerprintOf } from './fhir/fingerprint.js';
export { isGln, isSor, type OrganizationFacts, type Party, type PartyFacts } from './fhir/party.js';
export type { MessageProblem } from './fhir/problem.js';
export type { EpisodeIdentifier, HospitalNotification, Parsed, Period } from './hospital-notification/notification.js';
export { readFhirXml, type ReadXml } from './xml/read.js';
export { writeFhirXml } from './xml/write.js';
export { parseHospitalNotification } from './hospital-notification/parse.js';
