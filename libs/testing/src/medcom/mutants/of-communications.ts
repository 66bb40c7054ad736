import type { CommunicationPayload, Extension } from 'fhir/r4.js';
import { drop, given, put, type Draft } from './draft.js';
import { mutant, type Mutant } from './mutant.js';

const extensionUrl = (name: string) => `http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-${name}-extension`;
const absent = (type: string) => ({ reference: `${type}/of-nobody` });

function text(draft: Draft): CommunicationPayload {
  return given(draft.first('Communication').payload?.find(({ contentString }) => contentString !== undefined));
}

function attachment(draft: Draft): CommunicationPayload {
  return given(draft.first('Communication').payload?.find(({ contentAttachment }) => contentAttachment));
}

function signed({ extension }: CommunicationPayload, name: string): Extension {
  return given(extension?.find(({ url }) => url === extensionUrl(name)));
}

function unsigned(payload: CommunicationPayload, name: string): void {
  const without = signed(payload, name);
  payload.extension = payload.extension!.filter((it) => it !== without);
}

/** What is said, about whom. */
export const communicationMutants: readonly Mutant[] = [
  mutant('no thread', 'cardinality', 'Communication.identifier', (draft) => drop(draft.first('Communication'), 'identifier')),
  mutant('two threads', 'cardinality', 'Communication.identifier', (draft) => {
    const { identifier } = draft.first('Communication');
    identifier!.push({ value: 'urn:uuid:00000000-0000-4000-8000-000000000001' });
  }),
  mutant('a thread that is no UUID', 'medcom-uuidv4', 'Communication.identifier', (draft) => put(draft.first('Communication').identifier![0]!, 'value', 'thread-1')),
  mutant('a thread without value', 'cardinality', 'Communication.identifier.value', (draft) => {
    put(draft.first('Communication'), 'identifier', [{ system: 'https://example.org/threads' }]);
  }),
  mutant('another status', 'pattern', 'Communication.status', (draft) => put(draft.first('Communication'), 'status', 'completed')),
  mutant('a status that there is not', 'binding', 'Communication.status', (draft) => put(draft.first('Communication'), 'status', 'sent')),
  mutant('no category', 'cardinality', 'Communication.category', (draft) => drop(draft.first('Communication'), 'category')),
  mutant('two categories', 'cardinality', 'Communication.category', (draft) => {
    const { category } = draft.first('Communication');
    category!.push(structuredClone(category![0]!));
  }),
  mutant('a category of two codes', 'cardinality', 'Communication.category.coding', (draft) => {
    const { coding } = draft.first('Communication').category![0]!;
    coding!.push(structuredClone(coding![0]!));
  }),
  mutant('a category that there is not', 'binding', 'Communication.category', (draft) => put(draft.first('Communication').category![0]!.coding![0]!, 'code', 'weather')),
  mutant('a category without system', 'cardinality', 'Communication.category.coding.system', (draft) => drop(draft.first('Communication').category![0]!.coding![0]!, 'system')),
  mutant('a category without code', 'cardinality', 'Communication.category.coding.code', (draft) => drop(draft.first('Communication').category![0]!.coding![0]!, 'code')),
  mutant('a priority without referral', 'medcom-careCommunication-5', 'Communication', (draft) => {
    const communication = draft.first('Communication');
    put(communication, 'priority', 'asap');
    communication.category![0]!.coding![0]!.code = 'carecoordination';
  }),
  mutant('a priority that is not used', 'binding', 'Communication.priority', (draft) => put(draft.first('Communication'), 'priority', 'stat')),
  mutant('another matter without topic', 'medcom-careCommunication-6', 'Communication', (draft) => {
    const communication = draft.first('Communication');
    communication.category![0]!.coding![0]!.code = 'other';
    Reflect.deleteProperty(communication, 'topic');
  }),
  mutant('a topic without words', 'cardinality', 'Communication.topic.text', (draft) => {
    put(draft.first('Communication'), 'topic', { coding: [{ system: 'https://example.org/topics', code: 'one' }] });
  }),
  mutant('no subject', 'cardinality', 'Communication.subject', (draft) => drop(draft.first('Communication'), 'subject')),
  mutant('a subject who is not in the message', 'reference', 'Communication.subject', (draft) => put(draft.first('Communication'), 'subject', absent('Patient'))),
  mutant('a subject who is no citizen', 'target-profile', 'Communication.subject', (draft) => {
    put(draft.first('Communication'), 'subject', { reference: `Organization/${draft.first('Organization').id}` });
  }),
  mutant('a stay without episode', 'medcom-careCommunication-9', 'Communication', (draft) => drop(draft.first('Encounter'), 'episodeOfCare')),
  mutant('a stay by its number alone', 'medcom-careCommunication-15', 'Communication', (draft) => {
    put(draft.first('Communication'), 'encounter', { identifier: { value: 'stay-1' } });
  }),
  mutant('a stay that is not in the message', 'reference', 'Communication.encounter', (draft) => put(draft.first('Communication'), 'encounter', absent('Encounter'))),
  mutant('a stay that is none', 'target-profile', 'Communication.encounter', (draft) => {
    put(draft.first('Communication'), 'encounter', { reference: `Patient/${draft.first('Patient').id}` });
  }),
  mutant('two recipients', 'cardinality', 'Communication.recipient', (draft) => {
    const { recipient } = draft.first('Communication');
    given(recipient).push(recipient![0]!);
  }),
  mutant('a recipient who is not in the message', 'reference', 'Communication.recipient', (draft) => put(draft.first('Communication'), 'recipient', [absent('CareTeam')])),
  mutant('a recipient who is neither team nor role', 'target-profile', 'Communication.recipient', (draft) => {
    put(draft.first('Communication'), 'recipient', [{ reference: `Patient/${draft.first('Patient').id}` }]);
  }),
  mutant('two senders', 'cardinality', 'Communication.extension:sender', (draft) => {
    const { extension } = draft.first('Communication');
    given(extension).push(structuredClone(extension![0]!));
  }),
  mutant('a sender within who is not in the message', 'reference', 'Communication.extension.value', (draft) => {
    put(given(draft.first('Communication').extension?.[0]), 'valueReference', absent('PractitionerRole'));
  }),
  mutant('a sender within who is neither team nor role', 'target-profile', 'Communication.extension.value', (draft) => {
    put(given(draft.first('Communication').extension?.[0]), 'valueReference', { reference: `Patient/${draft.first('Patient').id}` });
  }),
  mutant('nothing said', 'cardinality', 'Communication.payload', (draft) => drop(draft.first('Communication'), 'payload')),
  mutant('nothing said in words', 'cardinality', 'Communication.payload:string', (draft) => {
    const communication = draft.first('Communication');
    communication.payload = [attachment(draft)];
  }),
  mutant('a text without date', 'cardinality', 'Communication.payload.extension:date', (draft) => unsigned(text(draft), 'datetime')),
  mutant('a text without author', 'cardinality', 'Communication.payload.extension:author', (draft) => unsigned(text(draft), 'practitioner')),
  mutant('a text without contact', 'cardinality', 'Communication.payload.extension:authorContact', (draft) => unsigned(text(draft), 'contact')),
  mutant('a text without id', 'cardinality', 'Communication.payload.extension:identifier', (draft) => unsigned(text(draft), 'identifier')),
  mutant('a text with two dates', 'cardinality', 'Communication.payload.extension:date', (draft) => {
    text(draft).extension!.push(structuredClone(signed(text(draft), 'datetime')));
  }),
  mutant('a date that is a text', 'unknown-element', 'Communication.payload.extension.valueString', (draft) => {
    const date = signed(text(draft), 'datetime');
    drop(date, 'valueDateTime');
    put(date, 'valueString', 'yesterday');
  }),
  mutant('a date that is none', 'type', 'Communication.payload.extension.value', (draft) => put(signed(text(draft), 'datetime'), 'valueDateTime', '2026-13-45')),
  mutant('an author who is not in the message', 'reference', 'Communication.payload.extension.value', (draft) => {
    put(signed(text(draft), 'practitioner'), 'valueReference', absent('PractitionerRole'));
  }),
  mutant('an author who has no role', 'target-profile', 'Communication.payload.extension.value', (draft) => {
    put(signed(text(draft), 'practitioner'), 'valueReference', { reference: `Practitioner/${draft.first('Practitioner').id}` });
  }),
  mutant('an author with a code and a text for what they are', 'medcom-careCommunication-7', 'Communication', (draft) => {
    const role = draft.follow('PractitionerRole', signed(text(draft), 'practitioner').valueReference?.reference);
    put(role, 'code', [{ coding: given(role.code?.[0]?.coding), text: 'nurse' }]);
  }),
  mutant('authors without name', 'medcom-careCommunication-8', 'Communication', (draft) => draft.all('Practitioner').forEach((it) => drop(it, 'name'))),
  mutant('a contact that is no telephone', 'pattern', 'Communication.payload.extension.value.system', (draft) => {
    put(given(signed(text(draft), 'contact').valueContactPoint), 'system', 'email');
  }),
  mutant('a contact without number', 'cardinality', 'Communication.payload.extension.value.value', (draft) => {
    drop(given(signed(text(draft), 'contact').valueContactPoint), 'value');
  }),
  mutant('a contact without digits', 'medcom-core-contact', 'Communication.payload.extension.value.value', (draft) => {
    put(given(signed(text(draft), 'contact').valueContactPoint), 'value', 'reception');
  }),
  mutant('a contact of another type', 'cardinality', 'Communication.payload.extension.value', (draft) => {
    const contact = signed(text(draft), 'contact');
    drop(contact, 'valueContactPoint');
    put(contact, 'valueString', '12345678');
  }),
  mutant('an extension in a contact', 'cardinality', 'Communication.payload.extension.extension', (draft) => {
    put(signed(text(draft), 'contact'), 'extension', [{ url: 'https://example.org/more', valueString: 'more' }]);
  }),
  mutant('an id that is no UUID', 'medcom-uuidv4', 'Communication.payload.extension.value.value', (draft) => {
    put(given(signed(text(draft), 'identifier').valueIdentifier), 'value', 'text-1');
  }),
  mutant('an id that nobody gave', 'cardinality', 'Communication.payload.extension.value.assigner', (draft) => {
    drop(given(signed(text(draft), 'identifier').valueIdentifier), 'assigner');
  }),
  mutant('an id that no organisation gave', 'target-profile', 'Communication.payload.extension.value.assigner', (draft) => {
    put(given(signed(text(draft), 'identifier').valueIdentifier), 'assigner', { reference: `Patient/${draft.first('Patient').id}` });
  }),
  mutant('an attachment without title', 'cardinality', 'Communication.payload.content.title', (draft) => drop(attachment(draft).contentAttachment!, 'title')),
  mutant('an attachment that is a page', 'binding', 'Communication.payload.content.contentType', (draft) => {
    put(attachment(draft).contentAttachment!, 'contentType', 'text/html');
  }),
  mutant('an attachment without id', 'cardinality', 'Communication.payload.extension:identifier', (draft) => unsigned(attachment(draft), 'identifier')),
  mutant('an attachment without type', 'att-1', 'Communication.payload.content', (draft) => drop(attachment(draft).contentAttachment!, 'contentType')),
];
