import type { MessageHeader, OperationOutcome, Organization, Provenance, Reference } from 'fhir/r4.js';
import { type Instant } from '#kernel';
import { codeSystems, extensions, messageEvents, profiles } from '../codes/systems.js';
import { type ReceivedEnvelope } from '../fhir/envelope.js';
import { narrative } from '../fhir/narrative.js';
import { type PartyFacts } from '../fhir/party.js';
import { type AcknowledgementOutcome } from './outcome.js';

interface HeaderParts {
  readonly id: string;
  readonly from: PartyFacts & { readonly endpoint: string };
  readonly to: PartyFacts & { readonly endpoint: string };
  readonly sender: Organization;
  readonly receiver: Organization;
  /** Id of the message that is answered. */
  readonly answered: string;
  readonly code: AcknowledgementOutcome['code'];
  readonly details: OperationOutcome | undefined;
}

/** The MessageHeader of an Acknowledgement. */
export function header({ id, from, to, sender, receiver, answered, code, details }: HeaderParts): MessageHeader {
  return {
    resourceType: 'MessageHeader',
    id,
    meta: { profile: [profiles.acknowledgementHeader] },
    text: narrative('Acknowledgement', [
      ['Answers', answered],
      ['Outcome', code],
      ['From', from.endpoint],
      ['To', to.endpoint],
    ]),
    eventCoding: { system: codeSystems.event, code: messageEvents.acknowledgement },
    destination: [
      {
        extension: [
          { url: extensions.destinationUse, valueCoding: { system: codeSystems.destinationUse, code: 'primary' } },
        ],
        endpoint: to.endpoint,
        receiver: referenceTo(receiver),
      },
    ],
    sender: referenceTo(sender),
    source: { endpoint: from.endpoint },
    response: { identifier: answered, code, ...(details && { details: referenceTo(details) }) },
  };
}

interface ProvenanceParts {
  readonly id: string;
  /** Id of the Acknowledgement's own header. */
  readonly header: string;
  readonly answered: string;
  readonly by: Organization;
  readonly now: Instant;
}

/** Who acknowledged what, and when. */
export function provenance({ id, header, answered, by, now }: ProvenanceParts): Provenance {
  return {
    ...recordOf(id, header, 'acknowledgement', now, now, by),
    entity: [{ role: 'revision', what: { reference: `MessageHeader/${answered}` } }],
  };
}

/**
 * The received message's own record, carried along as MedCom's messages carry their history. Absent where the record
 * could not be read, has no id to be known again by, or names another than the sender, who is not in the answer.
 */
export function receivedProvenance(
  { sent, headerId }: ReceivedEnvelope,
  answered: string,
  by: Organization,
): Provenance | undefined {
  if (sent?.id === undefined || !sent.bySender || headerId !== answered) return undefined;
  return recordOf(sent.id, headerId, sent.activity, sent.occurredAt, sent.recordedAt, by);
}

function recordOf(id: string, target: string, activity: string, at: Instant, recorded: Instant, by: Organization): Provenance {
  return {
    resourceType: 'Provenance',
    id,
    meta: { profile: [profiles.provenance] },
    text: narrative('Provenance', [['Message', target], ['Activity', activity], ['Occurred', at], ['Recorded', recorded]]),
    target: [{ reference: `MessageHeader/${target}` }],
    occurredDateTime: at,
    recorded,
    activity: { coding: [{ system: codeSystems.activity, code: activity }] },
    agent: [{ who: referenceTo(by) }],
  };
}

function referenceTo(resource: Organization | OperationOutcome): Reference {
  return { reference: `${resource.resourceType}/${resource.id}` };
}
