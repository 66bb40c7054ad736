import { type Instant } from '#kernel';
import { type CareClass, type HospitalEvent, type NotificationCode, type Revision } from '../codes/hospital-notification.js';
import { type ReceivedEnvelope, type SentRecord } from '../fhir/envelope.js';
import { type OrganizationFacts, type Party } from '../fhir/party.js';
import { type MessageProblem } from '../fhir/problem.js';

/** From when to when; without an end it goes on. */
export interface Period {
  readonly start: Instant;
  readonly end?: Instant;
}

/** An identifier as it was received, to be given back unchanged in messages about the same episode. */
export interface EpisodeIdentifier {
  readonly system?: string;
  readonly value: string;
}

/** What a HospitalNotification (advis om sygehusophold) says. Holds a CPR: personal data. */
export interface HospitalNotification {
  readonly bundleId: string;
  readonly headerId: string;
  /** When the message was made; not when anything happened. */
  readonly sentAt: Instant;
  readonly event: HospitalEvent;
  readonly revision: Revision;
  readonly code: NotificationCode;
  /** The message that this one follows upon (revises, takes back or continues), by the id of its header. */
  readonly follows?: string;
  readonly careClass: CareClass;
  /**
   * The hospital's id of the episode: the same from admission to discharge, and from emergency department to ward.
   * The `urn:uuid:` that some senders write before it is left off.
   */
  readonly episodeOfCareId: string;
  /** The identifier that this id is of, as it was received. */
  readonly episode: EpisodeIdentifier;
  /** All ids of the episode, as they were received. */
  readonly episodeIdentifiers: readonly EpisodeIdentifier[];
  readonly encounterId: string;
  readonly period: Period;
  readonly leavePeriod?: Period;
  /**
   * When it happened, told by the Encounter: the start of the stay (admitted), the start or end of the leave, the end of
   * the stay (discharged, died). With a cancellation it is that time where the Encounter still has it, and otherwise the
   * last time before it: find what is taken back by its episode and event, not by this.
   */
  readonly effectiveAt: Instant;
  /** Ten digits, official. */
  readonly cpr: string;
  readonly deceased: boolean;
  /** The hospital unit that the patient is, or was, in. */
  readonly serviceProvider: OrganizationFacts;
  readonly sender: Party;
  readonly receiver: Party;
  /** The hospital asks for an admission report (indlæggelsesrapport) about the citizen. */
  readonly reportOfAdmissionRequested: boolean;
  /** Who is to have the report, where it is asked for and said. */
  readonly reportOfAdmissionRecipient?: OrganizationFacts;
  readonly sent: SentRecord;
}

/** A message read, or what is wrong with it and whatever is needed to answer. */
export type Parsed =
  | { readonly ok: true; readonly notification: HospitalNotification }
  | ({ readonly ok: false; readonly problems: readonly MessageProblem[] } & ReceivedEnvelope);
