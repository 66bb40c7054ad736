import { expect, it } from '@jest/globals';
import type { Bundle, MessageHeader, Organization } from 'fhir/r4.js';
import { derivedId, instant } from '#kernel';
import { buildAcknowledgement, readEnvelope, type AcknowledgementOutcome } from '#medcom';
import { hospitalNotification } from '#testing/medcom/index.js';
import { conformanceChecker, errorsIn } from '#testing/medcom/conformance/index.js';
import { acknowledgementMutants, mutated, told } from '#testing/medcom/mutants/index.js';
import { describeWithMedcomData, publishedIds, publishedMessage } from '#testing/medcom/published/medcom-data.js';
import { acknowledgementViolations } from '../constraints/violations.js';

const guide = 'acknowledgement-2.0.3';
const published = {
  ok: 'a8c041b8-c65a-4fde-a90f-962076918834',
  'fatal-error': 'bc9535ef-ed94-4060-a928-7baddec7ee71',
  'transient-error': 'c9c2b2f6-0807-11ed-861d-0242ac120002',
} as const;

const outcomes: readonly AcknowledgementOutcome[] = [
  { code: 'ok' },
  { code: 'transient-error', issues: [{ code: 'temporarily-unavailable', message: 'try again later' }] },
  {
    code: 'fatal-error',
    issues: [
      { code: 'code-unknown', message: 'not a status of a hospital stay', expression: 'Bundle.entry[2].resource.status' },
      { code: 'element-missing', message: 'a time is required' },
    ],
  },
];

function ours(outcome: AcknowledgementOutcome, received: Bundle = hospitalNotification()): Bundle {
  const id = (what: string) => derivedId('conformance', what);
  const answer = buildAcknowledgement({
    received: readEnvelope(received),
    outcome,
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
  return answer.bundle;
}

/** Every element in a message by resource type and path, list places left out, narrative apart. */
function elementsOf(bundle: Bundle): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (value: unknown, path: string): void => {
    found.add(path);
    if (Array.isArray(value)) value.forEach((item) => walk(item, path));
    else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) if (name !== 'text' || path.includes('.')) walk(member, `${path}.${name}`);
    }
  };
  for (const { resource } of bundle.entry!) walk(resource, resource!.resourceType);
  walk({ ...bundle, entry: bundle.entry!.map(({ fullUrl }) => ({ fullUrl })) }, 'Bundle');
  return found;
}

describeWithMedcomData('our Acknowledgements, held against the profiles 2.0.3', () => {
  it.each(outcomes)('one that says $code conforms', (outcome) => {
    expect(errorsIn(conformanceChecker(guide).check(ours(outcome)))).toEqual([]);
  });

  it.each(outcomes)('one that says $code conforms also with the newer messaging profiles', (outcome) => {
    expect(errorsIn(conformanceChecker(guide, 'core-3.0.1', 'messaging-4.0.2').check(ours(outcome)))).toEqual([]);
  });

  it('one that does not is found out', () => {
    const bundle = ours({ code: 'ok' });
    const header = bundle.entry![0]!.resource as MessageHeader;
    const sender = bundle.entry![3]!.resource as Organization;
    sender.identifier = sender.identifier!.slice(1);
    delete header.response;
    header.destination![0]!.extension![0]!.valueCoding!.code = 'secondary';
    delete bundle.timestamp;
    const found = errorsIn(conformanceChecker(guide).check(bundle));
    expect(found.map(({ key, path }) => `${key} ${path}`)).toEqual([
      'medcom-acknowledgement-2 Bundle',
      'medcom-acknowledgement-1 Bundle',
      'cardinality Bundle.timestamp',
      'code Bundle.entry[0].resource.destination[0].extension[0].value',
      'cardinality Bundle.entry[0].resource.destination:primary',
      'slicing Bundle.entry[0].resource.destination[0]',
      'target-profile Bundle.entry[0].resource.sender',
      'cardinality Bundle.entry[0].resource.response',
      'target-profile Bundle.entry[2].resource.target[0]',
      'target-profile Bundle.entry[2].resource.agent[0].who',
      'cardinality Bundle.entry[3].resource.identifier',
      'cardinality Bundle.entry[3].resource.identifier:EAN-ID',
    ]);
  });
});

describeWithMedcomData('our Acknowledgements made wrong', () => {
  it.each(acknowledgementMutants)('$name: found by $key at $at', (mutant) => {
    const wrong = outcomes.flatMap((outcome) => mutated(ours(outcome), mutant) ?? [])[0];
    expect(told(wrong!, errorsIn(conformanceChecker(guide).check(wrong!)))).toContain(`${mutant.key} ${mutant.at}`);
  });

  it('are caught by our own constraints, but for codes from our tables and what a sender may have left out', () => {
    const uncaught = acknowledgementMutants.filter((mutant) => {
      const wrong = outcomes.flatMap((outcome) => mutated(ours(outcome), mutant) ?? [])[0];
      return acknowledgementViolations(wrong!).length === 0;
    });
    expect(uncaught.map(({ name }) => name)).toEqual([
      'a reason of a kind that there is not',
      'a reason of a code that is not used',
      'an activity that there is not',
      'a sender without lokationsnummer',
    ]);
  });
});

describeWithMedcomData('our Acknowledgements beside the published ones', () => {
  it.each(outcomes)('one that says $code has the same elements, and a clearer outcome', (outcome) => {
    const theirs = elementsOf(publishedMessage(guide, published[outcome.code]));
    const own = elementsOf(ours(outcome));
    expect([...theirs].filter((element) => !own.has(element))).toEqual([]);
    const more = [...own].filter((element) => !theirs.has(element));
    expect(['OperationOutcome.issue.details.text', 'OperationOutcome.issue.expression']).toEqual(expect.arrayContaining(more));
  });

  it('answer every published HospitalNotification, and keep to the profiles', () => {
    const received = publishedIds('hospitalnotification-3.0.2').map((id) => publishedMessage('hospitalnotification-3.0.2', id));
    expect(received).toHaveLength(12);
    for (const message of received) {
      const answer = ours({ code: 'ok' }, message);
      const [to, from] = [message, answer].map((it) => it.entry![0]!.resource as MessageHeader);
      expect(from!.response?.identifier).toBe(to!.id);
      expect(from!.destination?.[0]?.endpoint).toBe(to!.source.endpoint);
      expect(errorsIn(conformanceChecker(guide).check(answer))).toEqual([]);
    }
  });
});
