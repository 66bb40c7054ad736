import { type Instant } from '#kernel';
import { codeSystems, extensions, isMessageEvent, type MessageEvent } from '../codes/systems.js';
import { Entries, type Entry, referenceTarget, referredId } from './bundle.js';
import { nestsTooDeep } from './depth.js';
import { readOrganization, type OrganizationFacts, type PartyFacts } from './party.js';
import { Place } from './place.js';
import { Findings } from './problem.js';
import { codeIn, extensionsOf, readId, readInstant, readUrl } from './scalars.js';

/** The sender's own record of sending: the Provenance whose target is this message's header. */
export interface SentRecord {
  /** Absent where the sender gave the record no id. */
  readonly id?: string;
  /** When it was sent; says nothing about when anything happened to the citizen. */
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  /** A code of MedCom's activities. */
  readonly activity: string;
  /** The organisation named in it is the message's sender, and no other. */
  readonly bySender: boolean;
}

/** What the outside of a message tells, as far as it could be read: enough to answer it. */
export interface ReceivedEnvelope {
  readonly bundleId?: string;
  readonly headerId?: string;
  readonly event?: MessageEvent;
  readonly sentAt?: Instant;
  readonly sender?: PartyFacts;
  readonly receiver?: PartyFacts;
  readonly sent?: SentRecord;
}

/** A message opened for reading. */
export interface OpenedMessage {
  readonly bundle: Place;
  readonly entries: Entries;
  readonly header: Place | undefined;
  /** The Provenance whose target is this message's header. */
  readonly provenance: Place | undefined;
  readonly envelope: ReceivedEnvelope;
}

/** Reads the outside of a message of any kind, right or wrong, so that it can be answered. Never throws. */
export function readEnvelope(input: unknown): ReceivedEnvelope {
  return openMessage(input, new Findings())?.envelope ?? {};
}

/** Opens a message: bundle, header, both ends, and the sender's record. Undefined where there is no bundle at all. */
export function openMessage(input: unknown, findings: Findings): OpenedMessage | undefined {
  const bundle = Place.root(input);
  if (!bundle.isObject) return findings.report('not-an-object', bundle, 'a message is a JSON object');
  if (nestsTooDeep(input)) return findings.report('nested-too-deep', bundle, 'nested deeper than any message');
  if (bundle.member('resourceType').value !== 'Bundle') {
    return findings.report('not-a-message', bundle.member('resourceType'), 'a message is a Bundle');
  }
  const type = bundle.member('type');
  if (type.value !== 'message') findings.report('not-a-message', type, 'the type of the Bundle must be message');
  const bundleId = readId(bundle.member('id'), findings);
  const sentAt = readInstant(bundle.member('timestamp'), findings);
  const entries = Entries.of(bundle, findings);
  const header = findHeader(entries, bundle, findings);
  const inside = header ? readHeader(header.resource, entries, findings) : {};
  const provenance = ownProvenance(entries, inside.headerId, bundle, findings);
  const sent = provenance && readSentRecord(provenance, header?.resource, findings);
  return {
    bundle,
    entries,
    header: header?.resource,
    provenance,
    envelope: { ...(bundleId && { bundleId }), ...(sentAt && { sentAt }), ...inside, ...(sent && { sent }) },
  };
}

function findHeader(entries: Entries, bundle: Place, findings: Findings): Entry | undefined {
  const header = entries.only('MessageHeader', bundle, findings);
  if (header && entries.all[0] !== header) {
    findings.report('header-not-first', header.resource, 'the MessageHeader must be the first entry');
  }
  return header;
}

function readHeader(header: Place, entries: Entries, findings: Findings): ReceivedEnvelope {
  const headerId = readId(header.member('id'), findings);
  const coding = header.member('eventCoding');
  const event = codeIn(coding, codeSystems.event);
  if (!isMessageEvent(event)) findings.report('code-unknown', coding, 'not an event of MedCom messaging');
  const sender = readEnd(header.member('sender'), header.member('source').member('endpoint'), entries, findings);
  const destination = onlyDestination(header, findings);
  const receiver = destination
    && readEnd(destination.member('receiver'), destination.member('endpoint'), entries, findings);
  return {
    ...(headerId && { headerId }),
    ...(isMessageEvent(event) && { event }),
    sender,
    ...(receiver && { receiver }),
  };
}

function onlyDestination(header: Place, findings: Findings): Place | undefined {
  const place = header.member('destination');
  const [first, second] = place.items;
  if (!first) return findings.report('receiver-identifier-missing', place, 'one destination is required');
  if (second) findings.report('element-repeated', second, 'one destination only');
  const uses = extensionsOf(first, extensions.destinationUse);
  if (uses.length !== 1 || codeIn(uses[0]!.member('valueCoding'), codeSystems.destinationUse) !== 'primary') {
    findings.report('code-unknown', first.member('extension'), 'the destination must be marked as primary');
  }
  return first;
}

function readEnd(reference: Place, endpoint: Place, entries: Entries, findings: Findings): PartyFacts {
  const url = readUrl(endpoint, findings);
  return { ...readReferredOrganization(reference, entries, findings), ...(url && { endpoint: url }) };
}

/** Reads the Organization that a reference names. */
export function readReferredOrganization(reference: Place, entries: Entries, findings: Findings): OrganizationFacts {
  const organization = entries.resolve(reference, 'Organization', findings);
  return organization ? readOrganization(organization.resource, findings) : {};
}

/** The Provenance of this very message; those of earlier messages may stand beside it. */
function ownProvenance(
  entries: Entries,
  headerId: string | undefined,
  bundle: Place,
  findings: Findings,
): Place | undefined {
  const all = entries.ofType('Provenance');
  const own = all.filter(({ resource }) => {
    const [target] = resource.member('target').items;
    return target !== undefined && headerId !== undefined && referredId(target.member('reference'), 'MessageHeader') === headerId;
  });
  if (own.length === 0) {
    return findings.report('resource-missing', bundle.member('entry'), 'no Provenance of the MessageHeader');
  }
  if (own.length > 1) {
    return findings.report('resource-repeated', own[1]!.resource, 'more than one Provenance of the MessageHeader');
  }
  return own[0]!.resource;
}

function readSentRecord(provenance: Place, header: Place | undefined, findings: Findings): SentRecord | undefined {
  const idPlace = provenance.member('id');
  const id = idPlace.present ? readId(idPlace, findings) : undefined;
  const occurredAt = readInstant(provenance.member('occurredDateTime'), findings);
  const recordedAt = readInstant(provenance.member('recorded'), findings);
  const coding = provenance.member('activity').member('coding');
  const activity = coding.items.map((item) => codeIn(item, codeSystems.activity)).find((code) => code !== undefined);
  if (activity === undefined) findings.report('code-unknown', coding, 'no activity of MedCom messaging');
  if (!occurredAt || !recordedAt || activity === undefined) return undefined;
  const agents = provenance.member('agent').items.map((agent) => referenceTarget(agent.member('who').member('reference')));
  const sender = header && referenceTarget(header.member('sender').member('reference'));
  const bySender = sender !== undefined && agents.length === 1 && agents[0] === sender;
  return { ...(id && { id }), occurredAt, recordedAt, activity, bySender };
}
