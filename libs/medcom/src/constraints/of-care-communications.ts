import { careCommunicationActivities, categories } from '../codes/care-communication.js';
import { careCommunicationDefinition, codeSystems, extensions, identifierSystems, messageEvents, profiles } from '../codes/systems.js';
import { constraint } from './constraint.js';
import { anyBundled, bundled, noSpace, oneOf, printed, uuid5Urn, uuidUrn } from './expressions.js';
import { glnIdentifier, messageConstraints, sorIdentifier } from './of-messages.js';

const { cpr, xEcpr, sor, lpr3 } = identifierSystems;
const episode = 'episodeOfCare.identifier';
const officialName = "name.where(use = 'official')";
const communication = 'entry.resource.ofType(Communication)';
const strings = 'payload.where(content is string)';
const signedBy = (url: string) => `extension.where(url = '${url}')`;
const endpoint = '^https://sor2[.]sum[.]dsdn[.]dk/#id=[0-9]{11,20}$';

/** Somebody within an organisation that must be the one at that end of the message. */
const belongsTo = (person: string, end: string) =>
  `${person}.all(resolve().managingOrganization.reference | resolve().organization.reference contains ${end})`;

/** What holds of every CareCommunication 5.0 that goes out. */
export const careCommunicationConstraints = [
  ...messageConstraints,
  constraint('cc-one-patient', 'Bundle', 'the message is about one citizen', 'entry.resource.ofType(Patient).count() = 1'),
  constraint('cc-one-communication', 'Bundle', 'the message says one thing', `${communication}.count() = 1`),
  constraint('cc-encounter-referred', 'Bundle', 'an Encounter is in the message where the Communication names one, and only there', `entry.resource.ofType(Encounter).count() = ${communication}.encounter.count()`),
  constraint('cc-recipient-of-receiver', 'Bundle', 'a recipient belongs to the receiving organisation', belongsTo(`${communication}.recipient`, '%bundle.entry.first().resource.destination.receiver.reference')),
  constraint('cc-specific-sender', 'Bundle', 'a sender within the organisation belongs to the sending one', belongsTo(`${communication}.${signedBy(extensions.specificSender)}.value`, '%bundle.entry.first().resource.sender.reference')),
  constraint('cc-event', 'MessageHeader', 'the header says that it is a CareCommunication', `event.ofType(Coding).code = '${messageEvents.careCommunication}'`),
  constraint('cc-header-profile', 'MessageHeader', 'the header names its profile', `meta.profile.where($this = '${profiles.careCommunicationHeader}').exists()`),
  constraint('cc-endpoints', 'MessageHeader', 'both ends have the address of a SOR unit', `destination.endpoint.matches('${endpoint}') and source.endpoint.matches('${endpoint}')`),
  constraint('cc-endpoint-of-receiver', 'MessageHeader', "the address is that of the receiver's SOR number", `destination.endpoint.endsWith('#id=' + destination.receiver.resolve().identifier.where(system = '${sor}').value)`),
  constraint('cc-focus', 'MessageHeader', 'the header points at the Communication', `focus.count() = 1 and ${bundled('focus', 'Communication')}`),
  constraint('cc-definition', 'MessageHeader', 'the header names version 5 of the definition', `definition.exists() and definition.matches('^${careCommunicationDefinition.replaceAll('.', '[.]')}[|]5[.][0-9]{1,2}$')`),
  constraint('cc-patient-identified', 'Patient', 'the citizen has a CPR, or the number that stands for one', `identifier.where(system = '${cpr}' or system = '${xEcpr}').exists()`),
  constraint('cc-patient-cpr', 'Patient', 'a CPR is ten digits that begin with a date, and no replacement', `identifier.where(system = '${cpr}').count() <= 1 and identifier.where(system = '${cpr}').all(value.matches('^(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[0-9]{6}$'))`),
  constraint('cc-patient-name', 'Patient', 'the citizen has one official name, with a family name', `${officialName}.count() = 1 and ${officialName}.family.exists()`),
  constraint('cc-status', 'Communication', 'the status of a Communication is unknown', "status = 'unknown'"),
  constraint('cc-thread', 'Communication', 'the thread has one name, a UUID', `identifier.count() = 1 and identifier.value.matches('${uuidUrn}')`),
  constraint('cc-category', 'Communication', 'the category is one of those that MedCom has published', `category.count() = 1 and category.coding.count() = 1 and category.coding.system = '${codeSystems.category}' and category.coding.code.matches('${oneOf(categories)}')`),
  constraint('cc-priority', 'Communication', 'a priority stands only with a referral', "priority.empty() or category.coding.code = 'regarding-referral'"),
  constraint('cc-topic', 'Communication', 'a topic has words', 'topic.all(text.exists())'),
  constraint('cc-topic-of-other', 'Communication', 'what has no category of its own has a topic', "(category.coding.code = 'other').not() or topic.text.exists()"),
  constraint('cc-subject', 'Communication', 'the subject is the citizen in the message', bundled('subject', 'Patient')),
  constraint('cc-encounter', 'Communication', 'the Encounter that is named gives the id of its episode', `encounter.empty() or (${bundled('encounter', 'Encounter')} and encounter.resolve().episodeOfCare.identifier.value.exists())`),
  constraint('cc-payload', 'Communication', 'the message has text', `${strings}.exists() and ${strings}.all(content.ofType(string).trim().length() > 0)`),
  constraint('cc-payload-date', 'Communication', 'every piece of text is dated', `${strings}.all(${signedBy(extensions.payloadDate)}.value.ofType(dateTime).count() = 1)`),
  constraint('cc-payload-id', 'Communication', 'every piece has an id, a UUID given by an organisation in the message', `payload.all(${signedBy(extensions.payloadIdentifier)}.count() = 1 and ${signedBy(extensions.payloadIdentifier)}.value.value.matches('${uuidUrn}')) and ${anyBundled(`payload.${signedBy(extensions.payloadIdentifier)}.value.assigner`, 'Organization')} and payload.${signedBy(extensions.payloadIdentifier)}.value.assigner.count() = payload.count()`),
  constraint('cc-payload-ids-distinct', 'Communication', 'no two pieces have the same id', `payload.${signedBy(extensions.payloadIdentifier)}.value.value.isDistinct()`),
  constraint('cc-payload-author', 'Communication', 'every piece of text has an author in the message', `${strings}.all(${signedBy(extensions.payloadAuthor)}.count() = 1) and ${anyBundled(`payload.${signedBy(extensions.payloadAuthor)}.value`, 'PractitionerRole')}`),
  constraint('cc-payload-contact', 'Communication', 'every piece of text has a telephone number', `${strings}.all(${signedBy(extensions.payloadContact)}.value.where(system = 'phone' and value.matches('^[+]?[0-9]+$')).count() = 1)`),
  constraint('cc-role-practitioner', 'PractitionerRole', 'a role is that of somebody in the message', bundled('practitioner', 'Practitioner')),
  constraint('cc-role-organization', 'PractitionerRole', 'the organisation of a role is in the message', anyBundled('organization', 'Organization')),
  constraint('cc-role-code', 'PractitionerRole', 'a role is a code or words, not both', 'code.coding.code.exists() xor code.text.exists()'),
  constraint('cc-practitioner-name', 'Practitioner', 'the author has a name', 'name.exists() and name.all(family.exists() or text.exists())'),
  constraint('cc-encounter-class', 'Encounter', 'an Encounter has a status and a class', `status.exists() and class.system = '${codeSystems.encounterClass}' and class.code.exists()`),
  constraint('cc-encounter-subject', 'Encounter', 'the Encounter is that of the citizen in the message', bundled('subject', 'Patient')),
  constraint('cc-encounter-episode', 'Encounter', 'the id of an episode is written as FHIR writes one', `${episode}.system.all(matches('${noSpace}')) and ${episode}.value.all(matches('${printed}'))`),
  constraint('cc-encounter-national', 'Encounter', 'an episode of the national patient register has a UUID of version 5', `${episode}.where(system = '${lpr3}').all(value.matches('${uuid5Urn}'))`),
  constraint('cc-organization-numbers', 'Organization', 'every organisation has a SOR number and a lokationsnummer', `${sorIdentifier}.exists() and ${glnIdentifier}.exists()`),
  constraint('cc-provenance-profile', 'Provenance', 'a Provenance names its profile', `meta.profile.where($this = '${profiles.careCommunicationProvenance}').exists()`),
  constraint('cc-provenance-activity', 'Provenance', 'a CareCommunication is new, a reply or forwarded', `activity.coding.code.matches('${oneOf(careCommunicationActivities)}')`),
  constraint('cc-provenance-source', 'Provenance', 'a Provenance names the pieces of text that came with its message', `entity.where(role = 'source').exists() and entity.where(role = 'source').all(what.identifier.value.matches('${uuidUrn}'))`),
  constraint('cc-provenance-revision', 'Provenance', 'a reply names what it replies to, and what is new names nothing', "(activity.coding.code = 'new-message') xor (entity.where(role = 'revision').what.reference.exists() or entity.where(role = 'revision').what.identifier.exists())"),
] as const;
