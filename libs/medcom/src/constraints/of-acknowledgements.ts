import { messageEvents, profiles } from '../codes/systems.js';
import { constraint } from './constraint.js';
import { anyBundled } from './expressions.js';
import { messageConstraints } from './of-messages.js';

/**
 * What holds of every Acknowledgement 2.0 that goes out. That an organisation lacks a number is not asked here: who sent a
 * message without them is answered all the same, and told so (`Shortcoming`).
 */
export const acknowledgementConstraints = [
  ...messageConstraints,
  constraint('ack-event', 'MessageHeader', 'the header says that it is an Acknowledgement', `event.ofType(Coding).code = '${messageEvents.acknowledgement}'`),
  constraint('ack-header-profile', 'MessageHeader', 'the header names its profile', `meta.profile.where($this = '${profiles.acknowledgementHeader}').exists()`),
  constraint('ack-answers', 'MessageHeader', 'the header says which message is answered', 'response.identifier.exists()'),
  constraint('ack-code', 'MessageHeader', 'the message was taken, or was not, for now or for good', "response.code.matches('^(ok|transient-error|fatal-error)$')"),
  constraint('ack-details', 'MessageHeader', 'what was not taken comes with the reasons, which are in the message', `(response.code = 'ok' xor response.details.exists()) and ${anyBundled('response.details', 'OperationOutcome')}`),
  constraint('ack-outcome', 'Bundle', 'reasons are in the message where it was not taken, and only there', "(%bundle.entry.first().resource.response.code = 'ok') xor entry.resource.ofType(OperationOutcome).exists()"),
  constraint('ack-issue', 'OperationOutcome', 'every reason has a severity, a kind and details', 'issue.exists() and issue.all(severity.exists() and code.exists() and (details.coding.exists() or details.text.exists()))'),
  constraint('ack-activity', 'Bundle', 'the record of this message says that it acknowledges', "entry.resource.ofType(Provenance).where(target.reference = 'MessageHeader/' + %bundle.entry.first().resource.id).activity.coding.code = 'acknowledgement'"),
] as const;
