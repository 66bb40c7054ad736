import type { Bundle, OperationOutcome } from 'fhir/r4.js';
import { derivedId, instant } from '#kernel';
import { type AcknowledgementOutcome, buildAcknowledgement } from '#medcom';
import { testHospital, testMunicipality, type TestOrganization } from './hospital-notification.js';

export interface AcknowledgementOptions {
  /** The `MessageHeader.id` that is answered. */
  readonly answers?: string;
  readonly code?: AcknowledgementOutcome['code'];
  /** Machine words of the partner. */
  readonly issues?: readonly string[];
  /** Names this answer: another name, other ids. */
  readonly name?: string;
  readonly sender?: TestOrganization;
  readonly receiver?: TestOrganization;
}

const endpoint = ({ sor }: TestOrganization) => `https://sor2.sum.dsdn.dk/#id=${sor}`;

/** An Acknowledgement 2.0 as a partner sends it to a municipality. */
export function acknowledgement(options: AcknowledgementOptions = {}): Bundle {
  const { answers = derivedId('test-answered'), code = 'ok', issues = ['MSG_PARAM_INVALID'], name = code, sender = testHospital, receiver = testMunicipality } = options;
  const id = (part: string) => derivedId('test-acknowledgement', answers, name, part);
  const answer = buildAcknowledgement({
    // The one who answers is the receiver of what is answered.
    received: { headerId: answers, sender: { ...receiver, endpoint: endpoint(receiver) }, receiver: { ...sender, endpoint: endpoint(sender) } },
    outcome: code === 'ok' ? { code } : { code, issues: [{ code: 'value-invalid', message: 'not taken' }] },
    ids: {
      bundle: id('bundle'),
      header: id('header'),
      provenance: id('provenance'),
      senderOrganization: id('sender'),
      receiverOrganization: id('receiver'),
      operationOutcome: id('outcome'),
    },
    now: instant('2026-11-16T13:00:05.000Z'),
    base: 'https://testsygehus.example/fhir',
  });
  if (answer.kind !== 'acknowledgement') throw new Error(`the test's acknowledgement is ${answer.kind}`);
  for (const { resource } of answer.bundle.entry!) {
    if (resource?.resourceType === 'OperationOutcome') (resource as OperationOutcome).issue = issues.map(issue);
  }
  return answer.bundle;
}

function issue(code: string): OperationOutcome['issue'][number] {
  const system = 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-acknowledgement-error-codes';
  return { severity: 'error', code: 'value', details: { coding: [{ system, code }] } };
}
