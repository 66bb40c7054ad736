import type { Bundle, BundleEntry, FhirResource, OperationOutcome } from 'fhir/r4.js';
import { type Instant, type Uuid } from '#kernel';
import { endpointOfSor, messageEvents, profiles } from '../codes/systems.js';
import { type AcknowledgementConstraint, acknowledgementViolations } from '../constraints/violations.js';
import { type ReceivedEnvelope } from '../fhir/envelope.js';
import { isFhirId } from '../fhir/scalars.js';
import { organization } from '../fhir/organization.js';
import { type PartyFacts } from '../fhir/party.js';
import { operationOutcome, type AcknowledgementOutcome } from './outcome.js';
import { header, provenance, receivedProvenance } from './resources.js';

/** The ids of what an Acknowledgement consists of; made outside, and the same again when the same answer is built again. */
export interface AcknowledgementIds {
  readonly bundle: Uuid;
  readonly header: Uuid;
  readonly provenance: Uuid;
  readonly senderOrganization: Uuid;
  readonly receiverOrganization: Uuid;
  readonly operationOutcome: Uuid;
}

/** What is needed to answer a message. */
export interface AcknowledgementRequest {
  /** What was read of the message, see `readEnvelope`. */
  readonly received: ReceivedEnvelope;
  readonly outcome: AcknowledgementOutcome;
  readonly ids: AcknowledgementIds;
  readonly now: Instant;
  /** Absolute URL, without a final slash, under which this service names its resources (`fullUrl`). */
  readonly base: string;
  /** This service's own end, for where the message does not say to whom it was sent. */
  readonly self?: PartyFacts;
}

/** What the profile asks for and the received message did not give: the answer is sent all the same. */
export type Shortcoming =
  /** The id of the received header is unknown: the answer names the bundle's id instead. */
  | 'answers-bundle-id'
  | 'sender-sor' | 'sender-gln'
  | 'receiver-sor' | 'receiver-gln';

/** What an answer cannot do without. */
export type MissingForAnswer = 'message-id' | 'addressee' | 'own-endpoint';

/** An answer, or why there can be none in the form of a message. */
export type Answer =
  | { readonly kind: 'acknowledgement'; readonly bundle: Bundle; readonly shortcomings: readonly Shortcoming[] }
  /** Nobody to send it to, or nothing to answer: the bare outcome can go back to whoever handed the message in. */
  | {
      readonly kind: 'unaddressable';
      readonly missing: readonly MissingForAnswer[];
      readonly outcome?: OperationOutcome;
    }
  /** What was built breaks constraints, named by id, and must not be sent. */
  | {
      readonly kind: 'not-valid';
      readonly violations: readonly AcknowledgementConstraint[];
      readonly outcome?: OperationOutcome;
    }
  /** An Acknowledgement is never acknowledged, or two systems would answer each other without end. */
  | { readonly kind: 'not-to-be-answered' };

/** Builds the Acknowledgement 2.0 that answers a received message; sender and receiver change places. It is checked before it is given back. Never throws. */
export function buildAcknowledgement(request: AcknowledgementRequest): Answer {
  const { received, outcome, ids } = request;
  if (received.event === messageEvents.acknowledgement) return { kind: 'not-to-be-answered' };
  const errors = outcome.code === 'ok' ? undefined : operationOutcome(ids.operationOutcome, outcome.issues);
  const answered = [received.headerId, received.bundleId].find(isFhirId);
  const to = withEndpoint(received.sender);
  const from = withEndpoint({ ...request.self, ...received.receiver });
  if (answered === undefined || !to || !from) {
    const missing: MissingForAnswer[] = [];
    if (answered === undefined) missing.push('message-id');
    if (!to) missing.push('addressee');
    if (!from) missing.push('own-endpoint');
    return { kind: 'unaddressable', missing, ...(errors && { outcome: errors }) };
  }
  const sender = organization(ids.senderOrganization, from);
  const receiver = organization(ids.receiverOrganization, to);
  const history = receivedProvenance(received, answered, receiver);
  const resources: FhirResource[] = [
    header({ id: ids.header, from, to, sender, receiver, answered, code: outcome.code, details: errors }),
    ...(history ? [history] : []),
    provenance({ id: ids.provenance, header: ids.header, answered, by: sender, now: request.now }),
    sender,
    receiver,
    ...(errors ? [errors] : []),
  ];
  const bundle: Bundle = {
    resourceType: 'Bundle',
    id: ids.bundle,
    meta: { profile: [profiles.acknowledgement] },
    type: 'message',
    timestamp: request.now,
    entry: resources.map((resource) => entry(request.base, resource)),
  };
  const violations = acknowledgementViolations(bundle);
  if (violations.length > 0) return { kind: 'not-valid', violations, ...(errors && { outcome: errors }) };
  return { kind: 'acknowledgement', bundle, shortcomings: shortcomingsOf(received, from, to) };
}

interface Addressed extends PartyFacts {
  readonly endpoint: string;
}

/** An end that can be reached: MedCom's endpoints follow from the SOR number, so either will do. */
function withEndpoint(party: PartyFacts | undefined): Addressed | undefined {
  const endpoint = party?.endpoint ?? (party?.sor && endpointOfSor(party.sor));
  return endpoint ? { ...party, endpoint } : undefined;
}

function entry(base: string, resource: FhirResource): BundleEntry {
  return { fullUrl: `${base}/${resource.resourceType}/${resource.id}`, resource };
}

function shortcomingsOf(received: ReceivedEnvelope, from: PartyFacts, to: PartyFacts): readonly Shortcoming[] {
  const found: Shortcoming[] = [];
  if (!isFhirId(received.headerId)) found.push('answers-bundle-id');
  if (from.sor === undefined) found.push('sender-sor');
  if (from.gln === undefined) found.push('sender-gln');
  if (to.sor === undefined) found.push('receiver-sor');
  if (to.gln === undefined) found.push('receiver-gln');
  return found;
}
