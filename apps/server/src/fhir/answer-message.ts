import { type Bundle, type OperationOutcome } from 'fhir/r4.js';
import { derivedId, type Instant } from '#kernel';
import { type AcknowledgementIds, type AcknowledgementOutcome, buildAcknowledgement, type ReceivedEnvelope } from '#medcom';
import { operationOutcome } from '#medcom/acknowledgement/outcome.js';

/** What is sent back over HTTP: a message of its own, the bare outcome where no message can answer, or nothing where none is to. */
export type Reply =
  | { readonly status: 200; readonly body: Bundle }
  | { readonly status: 204; readonly body?: undefined }
  | { readonly status: 400 | 503; readonly body: OperationOutcome };

/** What an answer is made from. */
export interface Answering {
  readonly received: ReceivedEnvelope;
  readonly outcome: AcknowledgementOutcome;
  /** Keyed hash of the message: the same message gets an answer with the same ids. */
  readonly fingerprint: string;
  readonly now: Instant;
  /** Absolute URL of the FHIR endpoint. */
  readonly base: string;
}

/** Answers a message; an Acknowledgement with no message, or two systems would answer each other without end. */
export function replyTo({ received, outcome, fingerprint, now, base }: Answering): Reply {
  const ids = acknowledgementIds(received, `${outcome.code} ${fingerprint}`);
  const answer = buildAcknowledgement({ received, outcome, ids, now, base });
  if (answer.kind === 'acknowledgement') return { status: 200, body: answer.bundle };
  if (answer.kind === 'not-to-be-answered' && outcome.code === 'ok') return { status: 204 };
  if (answer.kind === 'not-to-be-answered' && outcome.code === 'transient-error') return { status: 503, body: operationOutcome(ids.operationOutcome, outcome.issues) };
  const issues = outcome.code === 'ok' ? notAnswerable : outcome.issues;
  return { status: 400, body: operationOutcome(ids.operationOutcome, issues) };
}

const notAnswerable = [{ code: 'message-type-unsupported', message: 'this message cannot be answered' }] as const;

function acknowledgementIds({ headerId = '', bundleId = '' }: ReceivedEnvelope, content: string): AcknowledgementIds {
  const id = (part: string) => derivedId('acknowledgement', headerId, bundleId, content, part);
  return {
    bundle: id('bundle'),
    header: id('header'),
    provenance: id('provenance'),
    senderOrganization: id('sender'),
    receiverOrganization: id('receiver'),
    operationOutcome: id('outcome'),
  };
}
