import { type Instant } from '#kernel';
import { type ReceivedEnvelope, type SentRecord } from '../../fhir/envelope.js';
import { type Party } from '../../fhir/party.js';
import { type MessageProblem } from '../../fhir/problem.js';

/** What a CareCommunication (korrespondancemeddelelse) says. Holds a CPR and what somebody wrote: personal data. */
export interface CareCommunication {
  readonly bundleId: string;
  readonly headerId: string;
  /** When the message was made. */
  readonly sentAt: Instant;
  readonly sent: SentRecord;
  readonly sender: Party;
  readonly receiver: Party;
  readonly activity: 'new' | 'reply' | 'forward';
  /** The thread that it belongs to: its id in lower case, without the `urn:uuid:` before it. */
  readonly thread: string;
  /** What it is about, a code of MedCom's categories. */
  readonly category: string;
  readonly topic?: string;
  /** Ten digits, official. */
  readonly cpr: string;
  /** The hospital's id of the episode that it is about, without `urn:uuid:`. */
  readonly episodeOfCareId?: string;
  /** What was written this time, not what earlier messages said and this one repeats. A date in it is for a person to read. */
  readonly text: string;
  /** How many files came along; they are not taken in. */
  readonly attachments: number;
  /** The headers' ids of the earlier messages that it carries along or refers to. */
  readonly earlier: readonly string[];
}

/** A message read, or what is wrong with it and whatever is needed to answer. */
export type ParsedCareCommunication =
  | { readonly ok: true; readonly communication: CareCommunication }
  | ({ readonly ok: false; readonly problems: readonly MessageProblem[] } & ReceivedEnvelope);
