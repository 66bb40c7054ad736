import { describe, expect, it } from '@jest/globals';
import type { Bundle, MessageHeader, OperationOutcome, Organization, Provenance } from 'fhir/r4.js';
import { derivedId, instant } from '#kernel';
import { buildAcknowledgement, readEnvelope } from '#medcom';
import { hospitalNotification } from '#testing/medcom/index.js';
import { describeWithMedcomData, publishedIds, publishedMessage } from '#testing/medcom/published/medcom-data.js';
import { acknowledgementConstraints } from './of-acknowledgements.js';
import { type AcknowledgementConstraint, acknowledgementViolations } from './violations.js';

/** Turns a message down: it has every resource that we answer with. */
function message() {
  const id = (part: string) => derivedId('constraints', part);
  const answer = buildAcknowledgement({
    received: readEnvelope(hospitalNotification()),
    outcome: { code: 'fatal-error', issues: [{ code: 'cpr-invalid', message: 'not a CPR' }] },
    ids: {
      bundle: id('bundle'),
      header: id('header'),
      provenance: id('provenance'),
      senderOrganization: id('sender'),
      receiverOrganization: id('receiver'),
      operationOutcome: id('outcome'),
    },
    now: instant('2026-11-16T13:00:05Z'),
    base: 'https://borgerforloeb.example/fhir',
  });
  if (answer.kind !== 'acknowledgement') throw new Error(answer.kind);
  const { bundle } = answer;
  const one = <Type>(type: string, at = 0) => bundle.entry!.filter(({ resource }) => resource!.resourceType === type)[at]!.resource as unknown as Type;
  return {
    bundle,
    header: one<MessageHeader>('MessageHeader'),
    /** That of the Acknowledgement itself. */
    provenance: one<Provenance>('Provenance', 1),
    sender: one<Organization>('Organization'),
    outcome: one<OperationOutcome>('OperationOutcome'),
  };
}

type Message = ReturnType<typeof message>;

/** What is done to a right answer so that it breaks a constraint. */
const mutants: Readonly<Record<AcknowledgementConstraint, (message: Message) => void>> = {
  'bundle-id': ({ bundle }) => delete bundle.id,
  'bundle-type': ({ bundle }) => (bundle.type = 'batch'),
  'bundle-timestamp': ({ bundle }) => delete bundle.timestamp,
  'bundle-full-urls': ({ bundle }) => delete bundle.entry![2]!.fullUrl,
  'bundle-header-first': ({ bundle, header }) => bundle.entry!.push({ fullUrl: 'urn:x/two', resource: { ...header, id: 'two' } }),
  'bundle-provenance': ({ provenance }) => (provenance.target[0]!.reference = 'MessageHeader/other'),
  'resource-id': ({ sender }) => delete sender.id,
  'resource-narrative': ({ outcome }) => (outcome.text!.status = 'empty'),
  'header-event': ({ header }) => delete header.eventCoding,
  'header-destination': ({ header }) => delete header.destination,
  'header-destination-primary': ({ header }) => delete header.destination![0]!.extension,
  'header-destination-endpoint': ({ header }) => delete (header.destination![0]! as { endpoint?: string }).endpoint,
  'header-receiver': ({ header }) => delete header.destination![0]!.receiver,
  'header-sender': ({ header }) => (header.sender = { reference: `MessageHeader/${header.id}` }),
  'header-source': ({ header }) => delete (header as { source?: unknown }).source,
  'organization-sor': ({ sender }) => sender.identifier!.push({ system: 'urn:oid:1.2.208.176.1.1', value: '999999000016009' }),
  'organization-gln': ({ sender }) => (sender.identifier![0]!.value = '579999000002'),
  'provenance-target': ({ provenance }) => (provenance.target = []),
  'provenance-occurred': ({ provenance }) => (provenance.occurredDateTime = '2026-11-16'),
  'provenance-recorded': ({ provenance }) => delete (provenance as { recorded?: string }).recorded,
  'provenance-agent': ({ provenance }) => (provenance.agent = []),
  'provenance-activity': ({ provenance }) => delete provenance.activity,
  'ack-event': ({ header }) => (header.eventCoding!.code = 'care-communication-message'),
  'ack-header-profile': ({ header }) => (header.meta!.profile = ['urn:other']),
  'ack-answers': ({ header }) => delete (header.response as { identifier?: string }).identifier,
  'ack-code': ({ header }) => ((header.response as { code: string }).code = 'perhaps'),
  'ack-details': ({ header }) => delete header.response!.details,
  'ack-outcome': ({ header }) => (header.response!.code = 'ok'),
  'ack-issue': ({ outcome }) => (outcome.issue = []),
  'ack-activity': ({ provenance }) => (provenance.activity!.coding![0]!.code = 'new-message'),
};

describe('the constraints on an Acknowledgement', () => {
  it('are kept by what we build', () => expect(acknowledgementViolations(message().bundle)).toEqual([]));

  it.each(acknowledgementConstraints.map(({ id }) => id))('%s is broken by an answer made wrong in just that', (id) => {
    const wrong = message();
    mutants[id](wrong);
    expect(acknowledgementViolations(wrong.bundle)).toContain(id);
  });
});

describeWithMedcomData('the constraints on an Acknowledgement, asked of the published ones', () => {
  const guide = 'acknowledgement-2.0.3';
  const isAcknowledgement = ({ entry }: Bundle) => (entry![0]!.resource as MessageHeader).eventCoding?.code === 'acknowledgement-message';

  it('are kept by all', () => {
    const messages = publishedIds(guide).map((id) => publishedMessage(guide, id)).filter(isAcknowledgement);
    expect(messages).toHaveLength(3);
    expect(messages.map((message) => acknowledgementViolations(message))).toEqual([[], [], []]);
  });
});
