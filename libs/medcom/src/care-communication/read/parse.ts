import { messageEvents } from '../../codes/systems.js';
import { referredId } from '../../fhir/bundle.js';
import { openMessage, type OpenedMessage } from '../../fhir/envelope.js';
import { wholeParty } from '../../fhir/party.js';
import { type Place } from '../../fhir/place.js';
import { Findings } from '../../fhir/problem.js';
import { readPatient } from '../../hospital-notification/read-patient.js';
import { type CareCommunication, type ParsedCareCommunication } from './care-communication.js';
import { readCommunication } from './read-communication.js';
import { checkFocusOf } from '../../fhir/focus.js';

const activities: Readonly<Record<string, CareCommunication['activity']>> = { 'new-message': 'new', 'reply-message': 'reply', 'forward-message': 'forward' };

/** More earlier messages than this say nothing about where it belongs that the others did not. */
const MOST = 50;

/**
 * Reads a CareCommunication 5.0 from parsed JSON of any shape. Never throws: whatever is wrong comes back as problems, together
 * with what is needed to answer the sender.
 */
export function parseCareCommunication(input: unknown): ParsedCareCommunication {
  const findings = new Findings();
  const message = openMessage(input, findings);
  const communication = message && read(message, findings);
  if (communication && findings.none) return { ok: true, communication };
  return { ok: false, problems: findings.problems, ...message?.envelope };
}

function read(message: OpenedMessage, findings: Findings): CareCommunication | undefined {
  const { bundle, entries, header, envelope } = message;
  if (header && envelope.event && envelope.event !== messageEvents.careCommunication) {
    return findings.report('message-type-unsupported', header.member('eventCoding'), 'not a CareCommunication');
  }
  const patient = entries.only('Patient', bundle, findings);
  const communication = entries.only('Communication', bundle, findings);
  const { cpr } = patient ? readPatient(patient.resource, findings) : { cpr: undefined };
  const said = communication && readCommunication(communication.resource, patient, message, findings);
  if (header && communication) checkFocusOf(header, communication, 'Communication', entries, findings);
  const around = header && readAround(message, header, findings);
  return around && said && cpr !== undefined ? { ...around, ...said, cpr } : undefined;
}

function readAround(message: OpenedMessage, header: Place, findings: Findings) {
  const { bundleId, headerId, sentAt, sent, ...ends } = message.envelope;
  const sender = wholeParty(ends.sender, header.member('sender'), 'element-missing', findings);
  const receiver = wholeParty(ends.receiver, header.member('destination'), 'receiver-identifier-missing', findings);
  const activity = sent && (Object.hasOwn(activities, sent.activity) ? activities[sent.activity] : undefined);
  if (sent && message.provenance && !activity) findings.report('code-unknown', message.provenance.member('activity'), 'not an activity of a CareCommunication');
  if (!bundleId || !headerId || !sentAt || !sent || !sender || !receiver || !activity) return undefined;
  return { bundleId, headerId, sentAt, sent, sender, receiver, activity, earlier: earlierMessages(message, headerId) };
}

/** Those whose records it carries along, and those that it says it follows upon. */
function earlierMessages({ entries }: OpenedMessage, own: string): readonly string[] {
  const named = entries.ofType('Provenance').flatMap(({ resource }) => [
    ...resource.member('target').items.map((target) => referredId(target.member('reference'), 'MessageHeader')),
    ...resource.member('entity').items.map((entity) => referredId(entity.member('what').member('reference'), 'MessageHeader')),
  ]);
  return [...new Set(named.filter((id) => id !== undefined && id !== own))].slice(0, MOST) as string[];
}
