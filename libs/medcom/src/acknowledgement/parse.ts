import { type Instant } from '#kernel';
import { messageEvents } from '../codes/systems.js';
import { openMessage, type OpenedMessage, type ReceivedEnvelope } from '../fhir/envelope.js';
import { type PartyFacts } from '../fhir/party.js';
import { type Place } from '../fhir/place.js';
import { Findings, type MessageProblem } from '../fhir/problem.js';
import { isFhirId } from '../fhir/scalars.js';

/** What an Acknowledgement 2.0 says. Nothing in it is personal. */
export interface Acknowledgement {
  readonly bundleId?: string;
  readonly headerId: string;
  readonly sentAt?: Instant;
  /** The `MessageHeader.id` of the message that it answers. */
  readonly answers: string;
  readonly code: 'ok' | 'transient-error' | 'fatal-error';
  /** What was wrong, as machine words of the sender: codes of `OperationOutcome.issue`, each once, no texts. */
  readonly issues: readonly string[];
  /** With a SOR number. */
  readonly sender: PartyFacts & { readonly sor: string };
  readonly receiver?: PartyFacts;
}

/** An Acknowledgement read, or what is wrong with it. */
export type ParsedAcknowledgement =
  | { readonly ok: true; readonly acknowledgement: Acknowledgement }
  | ({ readonly ok: false; readonly problems: readonly MessageProblem[] } & ReceivedEnvelope);

const codes = ['ok', 'transient-error', 'fatal-error'] as const;
const word = /^[A-Za-z0-9_.-]{1,64}$/;

/** More words than this say nothing that the first ones did not. */
const MOST = 20;

/**
 * Reads an Acknowledgement from parsed JSON of any shape. Never throws. It is never answered, so nobody would learn what is
 * wrong with it: whatever says which message it is about, how that ended and who says so, is enough.
 */
export function parseAcknowledgement(input: unknown): ParsedAcknowledgement {
  const around = new Findings();
  const message = openMessage(input, around);
  if (!message?.header) return { ok: false, problems: around.problems, ...message?.envelope };
  const findings = new Findings();
  const acknowledgement = read(message, message.header, findings);
  return acknowledgement && findings.none ? { ok: true, acknowledgement } : { ok: false, problems: findings.problems, ...message.envelope };
}

function read(message: OpenedMessage, header: Place, findings: Findings): Acknowledgement | undefined {
  const { event, bundleId, headerId, sentAt, sender, receiver } = message.envelope;
  if (event !== messageEvents.acknowledgement) {
    return findings.report('message-type-unsupported', header.member('eventCoding'), 'not an Acknowledgement');
  }
  if (headerId === undefined) findings.report('id-invalid', header.member('id'), 'an id is required');
  if (sender?.sor === undefined) findings.report('element-missing', header.member('sender'), 'the sender must have a SOR number');
  const response = header.member('response');
  const answers = response.member('identifier');
  if (!isFhirId(answers.value)) findings.report('id-invalid', answers, 'must name the message that is answered');
  const code = codes.find((one) => one === response.member('code').value);
  if (!code) findings.report('code-unknown', response.member('code'), 'not a way to answer');
  if (headerId === undefined || sender?.sor === undefined || !isFhirId(answers.value) || !code) return undefined;
  return {
    ...(bundleId && { bundleId }),
    headerId,
    ...(sentAt && { sentAt }),
    answers: answers.value,
    code,
    issues: code === 'ok' ? [] : issuesOf(message),
    sender: { ...sender, sor: sender.sor },
    ...(receiver && { receiver }),
  };
}

/** From every OperationOutcome that came along: which one is referred to makes no difference to what was wrong. */
function issuesOf({ entries }: OpenedMessage): readonly string[] {
  const found = entries.ofType('OperationOutcome').flatMap(({ resource }) => resource.member('issue').items.map(wordOf));
  return [...new Set(found.filter((one) => one !== undefined && word.test(one)))].slice(0, MOST) as string[];
}

/** The sender's own code where there is one, and else FHIR's kind of issue. */
function wordOf(issue: Place): string | undefined {
  const coded = issue.member('details').member('coding').items.map((coding) => coding.member('code').text);
  return coded.find((code) => code !== undefined) ?? issue.member('code').text;
}
