import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Bundle, FhirResource, MessageHeader, OperationOutcome, Organization, Provenance } from 'fhir/r4.js';
import { derivedId, instant } from '#kernel';
import {
  buildAcknowledgement,
  parseHospitalNotification,
  readEnvelope,
  type AcknowledgementOutcome,
  type AcknowledgementRequest,
  type Answer,
  type ReceivedEnvelope,
} from '#medcom';
import { hospitalNotification, testCpr, testHeaderId, testHospital, testMessageId, testMunicipality } from '#testing/medcom/index.js';

const ids = {
  bundle: derivedId('answer', 'bundle'),
  header: derivedId('answer', 'header'),
  provenance: derivedId('answer', 'provenance'),
  senderOrganization: derivedId('answer', 'sender'),
  receiverOrganization: derivedId('answer', 'receiver'),
  operationOutcome: derivedId('answer', 'outcome'),
};
const now = instant('2026-11-16T14:00:05+01:00');
const endpoint = ({ sor }: { readonly sor: string }) => `https://sor2.sum.dsdn.dk/#id=${sor}`;

function answer(received: ReceivedEnvelope, more: Partial<AcknowledgementRequest> = {}): Answer {
  return buildAcknowledgement({ received, outcome: { code: 'ok' }, ids, now, base: 'https://borgerforloeb.example/fhir', ...more });
}

function bundleOf(result: Answer): Bundle {
  if (result.kind !== 'acknowledgement') throw new Error(result.kind);
  return result.bundle;
}

function all<Resource extends FhirResource>(bundle: Bundle, type: Resource['resourceType']): Resource[] {
  return bundle.entry!.map(({ resource }) => resource!).filter((it): it is Resource => it.resourceType === type);
}

const envelope = readEnvelope(hospitalNotification());

describe('answering a message that was taken', () => {
  const result = answer(envelope);
  const bundle = bundleOf(result);
  const [header] = all<MessageHeader>(bundle, 'MessageHeader');

  it('names the received header and says ok', () => {
    expect(header?.response).toEqual({ identifier: testHeaderId('stay', 'STIN'), code: 'ok' });
    expect(all(bundle, 'OperationOutcome')).toEqual([]);
    expect(result).toMatchObject({ shortcomings: [] });
  });

  it('goes from the receiver to the sender', () => {
    const organizations = new Map(all<Organization>(bundle, 'Organization').map((it) => [`Organization/${it.id}`, it.name]));
    expect(organizations.get(header!.sender!.reference!)).toBe(testMunicipality.name);
    expect(organizations.get(header!.destination![0]!.receiver!.reference!)).toBe(testHospital.name);
    expect(header!.source.endpoint).toBe(endpoint(testMunicipality));
    expect(header!.destination![0]!.endpoint).toBe(endpoint(testHospital));
  });

  it('tells who acknowledged what and when, after the record of the message itself', () => {
    const [received, own] = all<Provenance>(bundle, 'Provenance');
    expect(received).toMatchObject({
      target: [{ reference: `MessageHeader/${testHeaderId('stay', 'STIN')}` }],
      occurredDateTime: '2026-11-16T13:00:00.000Z',
      activity: { coding: [{ code: 'admit-inpatient' }] },
      agent: [{ who: header!.destination![0]!.receiver }],
    });
    expect(own).toMatchObject({
      id: ids.provenance,
      target: [{ reference: `MessageHeader/${ids.header}` }],
      occurredDateTime: now,
      recorded: now,
      activity: { coding: [{ code: 'acknowledgement' }] },
      agent: [{ who: header!.sender }],
      entity: [{ role: 'revision', what: { reference: `MessageHeader/${testHeaderId('stay', 'STIN')}` } }],
    });
  });

  it('is a message of its own, every part of it named, with a profile and readable text', () => {
    expect(bundle).toMatchObject({ id: ids.bundle, type: 'message', timestamp: now });
    expect(bundle.entry![0]!.resource).toBe(header);
    const fullUrls = bundle.entry!.map(({ fullUrl }) => fullUrl);
    expect(new Set(fullUrls).size).toBe(fullUrls.length);
    for (const { resource, fullUrl } of bundle.entry!) {
      expect(fullUrl).toBe(`https://borgerforloeb.example/fhir/${resource!.resourceType}/${resource!.id}`);
      expect(resource!.meta?.profile).toHaveLength(1);
      expect(resource).toHaveProperty('text.div', expect.stringMatching(/^<div xmlns="http:\/\/www\.w3\.org\/1999\/xhtml">.+<\/div>$/));
    }
  });

  it('is the same when it is built again', () => {
    expect(answer(envelope)).toEqual(result);
  });
});

describe('answering a message that was not taken', () => {
  const message = hospitalNotification({ cpr: `61${testCpr.slice(2)}` });
  const read = parseHospitalNotification(message);
  if (read.ok) throw new Error('was to be refused');
  const [first, ...others] = read.problems;
  const outcome: AcknowledgementOutcome = { code: 'fatal-error', issues: [first!, ...others] };

  it('points at an OperationOutcome that says what is wrong and where, not with what', () => {
    const bundle = bundleOf(answer(read, { outcome }));
    const [header] = all<MessageHeader>(bundle, 'MessageHeader');
    const [details] = all<OperationOutcome>(bundle, 'OperationOutcome');
    expect(header?.response).toEqual({
      identifier: testHeaderId('stay', 'STIN'),
      code: 'fatal-error',
      details: { reference: `OperationOutcome/${ids.operationOutcome}` },
    });
    expect(details?.issue).toEqual([
      {
        severity: 'error',
        code: 'business-rule',
        details: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/operation-outcome', code: 'MSG_PARAM_INVALID' }],
          text: 'a replacement CPR may not be sent',
        },
        expression: ['Bundle.entry[1].resource.identifier[0].value'],
      },
    ]);
    expect(JSON.stringify(bundle)).not.toContain(testCpr.slice(2));
    expect(JSON.stringify(bundle)).not.toContain('Testborger');
  });

  it('says that it may be sent again, where only we are at fault', () => {
    const bundle = bundleOf(
      answer(envelope, { outcome: { code: 'transient-error', issues: [{ code: 'temporarily-unavailable', message: 'try again later' }] } }),
    );
    expect(all<MessageHeader>(bundle, 'MessageHeader')[0]?.response?.code).toBe('transient-error');
    expect(all<OperationOutcome>(bundle, 'OperationOutcome')[0]?.issue[0]).toMatchObject({
      code: 'transient',
      details: { coding: [{ code: 'MSG_Mailbox_Out_Of_Operation' }] },
    });
  });
});

describe('answering a broken message', () => {
  const outcome: AcknowledgementOutcome = { code: 'fatal-error', issues: [{ code: 'element-missing', message: 'an id is required' }] };
  const { headerId: _headerId, ...withoutHeaderId } = envelope;
  const { sender: _sender, ...withoutSender } = envelope;
  const { receiver: _receiver, ...withoutReceiver } = envelope;

  it('answers the bundle where the header has no id', () => {
    const result = answer(withoutHeaderId, { outcome });
    expect(result).toMatchObject({ shortcomings: ['answers-bundle-id'] });
    expect(all<MessageHeader>(bundleOf(result), 'MessageHeader')[0]?.response?.identifier).toBe(testMessageId('stay', 'STIN'));
    expect(all(bundleOf(result), 'Provenance')).toHaveLength(1);
  });

  it('finds the endpoint by the SOR number, and names the numbers it has not', () => {
    const result = answer({ ...envelope, sender: { sor: testHospital.sor } }, { outcome });
    expect(result).toMatchObject({ shortcomings: ['receiver-gln'] });
    expect(all<MessageHeader>(bundleOf(result), 'MessageHeader')[0]?.destination?.[0]?.endpoint).toBe(endpoint(testHospital));
  });

  it('goes to a bare endpoint where the sender has no number, with no empty list', () => {
    const result = answer({ ...envelope, sender: { endpoint: 'https://testsygehus.example/in' } }, { outcome });
    expect(result).toMatchObject({ shortcomings: ['receiver-sor', 'receiver-gln'] });
    expect(JSON.stringify(bundleOf(result))).not.toContain('[]');
  });

  it('is signed with our own numbers where the message does not name us', () => {
    const self = { ...testMunicipality, endpoint: endpoint(testMunicipality) };
    expect(answer(withoutReceiver, { outcome, self })).toMatchObject({ kind: 'acknowledgement', shortcomings: [] });
    expect(answer(withoutReceiver, { outcome })).toMatchObject({ kind: 'unaddressable', missing: ['own-endpoint'] });
  });

  it('says what is missing where there is nobody or nothing to answer, and still gives the outcome', () => {
    expect(answer(withoutSender, { outcome })).toMatchObject({ kind: 'unaddressable', missing: ['addressee'] });
    expect(answer({}, { outcome })).toEqual({
      kind: 'unaddressable',
      missing: ['message-id', 'addressee', 'own-endpoint'],
      outcome: expect.objectContaining({ resourceType: 'OperationOutcome', id: ids.operationOutcome }),
    });
  });

  it('never answers an answer', () => {
    const acknowledgement = bundleOf(answer(envelope));
    expect(answer(readEnvelope(acknowledgement))).toEqual({ kind: 'not-to-be-answered' });
  });

  it('lets no markup of a stranger into the text', () => {
    const name = '<script>"&\u0000\ud800';
    const [, organization] = all<Organization>(bundleOf(answer({ ...envelope, sender: { ...testHospital, name } })), 'Organization');
    expect(organization?.text?.div).toContain('<dd>&lt;script&gt;&quot;&amp;  </dd>');
  });

  it('gives some answer to whatever came in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (id, header, other) => {
        const message = { ...hospitalNotification(), id, entry: [{ resource: header }, { resource: other }] };
        expect(['acknowledgement', 'unaddressable']).toContain(answer(readEnvelope(message), { outcome }).kind);
      }),
    );
  });
});
