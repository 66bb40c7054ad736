import type { MessageHeader, Organization, Provenance } from 'fhir/r4.js';
import { type Instant } from '#kernel';
import { careCommunicationDefinition, codeSystems, endpointOfSor, extensions, messageEvents, profiles } from '../codes/systems.js';
import { narrative } from '../fhir/narrative.js';
import { type Correspondent } from './request.js';

/** The minor version of the CareCommunication that is written here. */
const VERSION = '5.0';

export interface HeaderParts {
  readonly id: string;
  readonly from: Correspondent;
  readonly to: Correspondent;
  readonly sender: Organization;
  readonly receiver: Organization;
  readonly communication: string;
}

/** The MessageHeader of a CareCommunication. Its Acknowledgement is to go to the sender's own address. */
export function header({ id, from, to, sender, receiver, communication }: HeaderParts): MessageHeader {
  return {
    resourceType: 'MessageHeader',
    id,
    meta: { profile: [profiles.careCommunicationHeader] },
    text: narrative('Korrespondancemeddelelse', [
      ['Meddelelse', id],
      ['Fra', `${from.name}, ${endpointOfSor(from.sor)}`],
      ['Til', `${to.name}, ${endpointOfSor(to.sor)}`],
    ]),
    eventCoding: { system: codeSystems.event, code: messageEvents.careCommunication },
    destination: [
      {
        extension: [
          { url: extensions.destinationUse, valueCoding: { system: codeSystems.destinationUse, code: 'primary' } },
        ],
        endpoint: endpointOfSor(to.sor),
        receiver: { reference: `Organization/${receiver.id}` },
      },
    ],
    sender: { reference: `Organization/${sender.id}` },
    source: { endpoint: endpointOfSor(from.sor) },
    focus: [{ reference: `Communication/${communication}` }],
    definition: `${careCommunicationDefinition}|${VERSION}`,
  };
}

export interface ProvenanceParts {
  readonly id: string;
  /** Id of the header that it tells of. */
  readonly message: string;
  readonly at: Instant;
  readonly by: Organization;
  /** UUID of the piece of text that came with the message. */
  readonly piece: string;
  /** Id of the header of the message before it on the thread; absent where there is none. */
  readonly repliesTo?: string | undefined;
}

/** Who sent which message of a thread, and when. */
export function provenance({ id, message, at, by, piece, repliesTo }: ProvenanceParts): Provenance {
  const activity = repliesTo === undefined ? 'new-message' : 'reply-message';
  return {
    resourceType: 'Provenance',
    id,
    meta: { profile: [profiles.careCommunicationProvenance] },
    text: narrative('Afsendelse', [['Meddelelse', message], ['Handling', activity], ['Tidspunkt', at], ['Svar på', repliesTo]]),
    target: [{ reference: `MessageHeader/${message}` }],
    occurredDateTime: at,
    recorded: at,
    activity: { coding: [{ system: codeSystems.activity, code: activity }] },
    agent: [{ who: { reference: `Organization/${by.id}` } }],
    entity: [
      { role: 'source', what: { identifier: { value: `urn:uuid:${piece}` } } },
      ...(repliesTo === undefined ? [] : [{ role: 'revision' as const, what: { reference: `MessageHeader/${repliesTo}` } }]),
    ],
  };
}
