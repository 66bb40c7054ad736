import { acceptedGlnSystems, codeSystems, extensions, identifierSystems, messageEvents } from '../codes/systems.js';
import { constraint } from './constraint.js';
import { anyBundled, bundled, glnChecks, noSpace, oneOf, zoned } from './expressions.js';

const ofSystem = (systems: readonly string[]) => `identifier.where(${systems.map((system) => `system = '${system}'`).join(' or ')})`;

/** `Organization.identifier` with the SOR number, and with the lokationsnummer. */
export const sorIdentifier = ofSystem([identifierSystems.sor]);
export const glnIdentifier = ofSystem(acceptedGlnSystems);

/** What holds of every message that goes out, whatever it is about. */
export const messageConstraints = [
  constraint('bundle-id', 'Bundle', 'the message has an id', 'id.exists()'),
  constraint('bundle-type', 'Bundle', 'the Bundle is a message', "type = 'message'"),
  constraint('bundle-timestamp', 'Bundle', 'the message says when it was made, with a time zone', `timestamp.exists() and timestamp.toString().matches('${zoned}')`),
  constraint('bundle-full-urls', 'Bundle', 'every entry has a resource and a fullUrl of its own, without spaces, that ends in its id', `entry.all(resource.exists() and fullUrl.endsWith('/' + resource.id) and fullUrl.matches('${noSpace}')) and entry.fullUrl.isDistinct()`),
  constraint('bundle-header-first', 'Bundle', 'the first entry is the only MessageHeader', 'entry.first().resource.ofType(MessageHeader).exists() and entry.resource.ofType(MessageHeader).count() = 1'),
  constraint('bundle-provenance', 'Bundle', 'one Provenance tells of this very message', "entry.resource.ofType(Provenance).where(target.reference = 'MessageHeader/' + %bundle.entry.first().resource.id).count() = 1"),
  constraint('resource-id', 'any', 'every resource has an id', 'id.exists()'),
  constraint('resource-narrative', 'any', 'every resource says in words what it holds', "text.`div`.exists() and text.status.matches('^(generated|extensions|additional)$')"),
  constraint('header-event', 'MessageHeader', 'the header says what kind of message it is', `event.ofType(Coding).system = '${codeSystems.event}' and event.ofType(Coding).code.matches('${oneOf(Object.values(messageEvents))}')`),
  constraint('header-destination', 'MessageHeader', 'there is one destination', 'destination.count() = 1'),
  constraint('header-destination-primary', 'MessageHeader', 'the destination is the primary one', `destination.extension.where(url = '${extensions.destinationUse}').count() = 1 and destination.extension.where(url = '${extensions.destinationUse}').value.ofType(Coding).where(system = '${codeSystems.destinationUse}' and code = 'primary').count() = 1`),
  constraint('header-destination-endpoint', 'MessageHeader', 'the destination has an address', 'destination.endpoint.exists()'),
  constraint('header-receiver', 'MessageHeader', 'the receiver is an organisation in the message', bundled('destination.receiver', 'Organization')),
  constraint('header-sender', 'MessageHeader', 'the sender is an organisation in the message', bundled('sender', 'Organization')),
  constraint('header-source', 'MessageHeader', 'the header says where answers go', 'source.endpoint.exists()'),
  constraint('organization-sor', 'Organization', 'a SOR number has eleven digits or more', `${sorIdentifier}.count() <= 1 and ${sorIdentifier}.all(value.matches('^[0-9]{11,20}$'))`),
  constraint('organization-gln', 'Organization', 'a lokationsnummer has thirteen digits, the last of which checks the others', `${glnIdentifier}.count() <= 1 and ${glnIdentifier}.value.all(${glnChecks})`),
  constraint('provenance-target', 'Provenance', 'a Provenance tells of one header', "target.count() = 1 and target.reference.startsWith('MessageHeader/')"),
  constraint('provenance-occurred', 'Provenance', 'a Provenance says when, with a time zone', `occurred.ofType(dateTime).exists() and occurred.ofType(dateTime).toString().matches('${zoned}')`),
  constraint('provenance-recorded', 'Provenance', 'a Provenance says when it was recorded, with a time zone', `recorded.exists() and recorded.toString().matches('${zoned}')`),
  constraint('provenance-agent', 'Provenance', 'those who acted are organisations in the message', `agent.exists() and agent.who.count() = agent.count() and ${anyBundled('agent.who', 'Organization')}`),
  constraint('provenance-activity', 'Provenance', 'a Provenance says what was done', `activity.coding.count() = 1 and activity.coding.system = '${codeSystems.activity}' and activity.coding.code.exists()`),
] as const;
