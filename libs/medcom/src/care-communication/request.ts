import { type Instant, type Uuid } from '#kernel';
import { type CareClass } from '../codes/hospital-notification.js';
import { type PractitionerRoleCode } from '../codes/care-communication.js';
import { type EpisodeIdentifier } from '../hospital-notification/notification.js';
import { type Saying } from './told.js';

/** An organisation that a CareCommunication goes from or to. */
export interface Correspondent {
  readonly name: string;
  /** Number in Sundhedsvæsenets Organisationsregister, eleven digits or more. */
  readonly sor: string;
  /** Lokationsnummer, thirteen digits. */
  readonly gln: string;
}

/** The unit that sends, and who signs for it: a function with a telephone that is answered, not a person. */
export interface SendingUnit extends Correspondent {
  readonly signature: {
    readonly name: string;
    /** A role that MedCom has a code for, or one in words. */
    readonly role: { readonly code: PractitionerRoleCode } | { readonly text: string };
    /** Digits, with a + before them where the country is said. */
    readonly phone: string;
  };
}

/** The citizen, no further than a partner may know. */
export interface CitizenFacts {
  /** Ten digits, official: a replacement CPR cannot stand in a message. */
  readonly cpr: string;
  readonly familyName: string;
  readonly givenName?: string;
  /** Only where it may leave. */
  readonly address?: string;
}

/** A hospital's episode that a message is about; its identifier is returned as the hospital gave it. */
export interface Episode {
  readonly identifier: EpisodeIdentifier;
  readonly careClass: CareClass;
}

/** A message that was sent before on the same thread. */
export interface EarlierMessage {
  readonly messageId: Uuid;
  readonly sentAt: Instant;
  readonly saying: Saying;
}

/** All that a CareCommunication is made of. */
export interface CareCommunicationRequest {
  /** Becomes the id of the header, which the Acknowledgement names. The same at every attempt. */
  readonly messageId: Uuid;
  /** When it is said; the same at every attempt, or the receiver meets two messages under one id. */
  readonly sentAt: Instant;
  /** Absolute URL, without a final slash, under which this service names its resources (`fullUrl`). */
  readonly base: string;
  readonly from: SendingUnit;
  readonly to: Correspondent;
  readonly citizen: CitizenFacts;
  readonly saying: Saying;
  readonly episode?: Episode;
  /** What was sent before on the thread, oldest first; none begins a thread. */
  readonly earlier: readonly EarlierMessage[];
}
