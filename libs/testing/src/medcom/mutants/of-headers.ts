import { drop, given, put } from './draft.js';
import { mutant, type Mutant } from './mutant.js';

const use = 'http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-destinationUseExtension';
const absent = { reference: 'Organization/of-nobody' };

/** The header: what the message is, from whom, and to whom. */
export const headerMutants: readonly Mutant[] = [
  mutant('a header without id', 'cardinality', 'MessageHeader.id', (draft) => drop(draft.first('MessageHeader'), 'id')),
  mutant('a header without narrative text', 'cardinality', 'MessageHeader.text.div', (draft) => drop(given(draft.first('MessageHeader').text), 'div')),
  mutant('another event', 'pattern', 'MessageHeader.event.code', (draft) => put(draft.first('MessageHeader').eventCoding!, 'code', 'acknowledgement-message')),
  mutant('an event of another system', 'pattern', 'MessageHeader.event.system', (draft) => put(draft.first('MessageHeader').eventCoding!, 'system', 'https://example.org/events')),
  mutant('an event that there is not', 'binding', 'MessageHeader.event', (draft) => put(draft.first('MessageHeader').eventCoding!, 'code', 'no-such-message')),
  mutant('an event without system', 'cardinality', 'MessageHeader.event.system', (draft) => drop(draft.first('MessageHeader').eventCoding!, 'system')),
  mutant('an event without code', 'cardinality', 'MessageHeader.event.code', (draft) => drop(draft.first('MessageHeader').eventCoding!, 'code')),
  mutant('an event as a url', 'cardinality', 'MessageHeader.event', (draft) => {
    const header = draft.first('MessageHeader');
    drop(header, 'eventCoding');
    put(header, 'eventUri', 'https://example.org/events/one');
  }),
  mutant('no destination', 'cardinality', 'MessageHeader.destination', (draft) => drop(draft.first('MessageHeader'), 'destination')),
  mutant('two destinations', 'cardinality', 'MessageHeader.destination:primary', (draft) => {
    const { destination } = draft.first('MessageHeader');
    destination!.push(structuredClone(destination![0]!));
  }),
  mutant('a copy to somebody', 'cardinality', 'MessageHeader.destination:cc', (draft) => {
    const { destination } = draft.first('MessageHeader');
    const copy = structuredClone(destination![0]!);
    copy.extension![0]!.valueCoding!.code = 'cc';
    destination!.push(copy);
  }),
  mutant('a destination of a use that there is not', 'slicing', 'MessageHeader.destination', (draft) => {
    draft.first('MessageHeader').destination![0]!.extension![0]!.valueCoding!.code = 'secondary';
  }),
  mutant('a destination whose use is not said', 'cardinality', 'MessageHeader.destination:primary', (draft) => drop(draft.first('MessageHeader').destination![0]!, 'extension')),
  mutant('a use of another system', 'pattern', 'MessageHeader.destination.extension.value.system', (draft) => {
    const extension = draft.first('MessageHeader').destination![0]!.extension!.find(({ url }) => url === use);
    given(extension?.valueCoding).system = 'https://example.org/uses';
  }),
  mutant('a destination without receiver', 'cardinality', 'MessageHeader.destination.receiver', (draft) => drop(draft.first('MessageHeader').destination![0]!, 'receiver')),
  mutant('a receiver who is not in the message', 'reference', 'MessageHeader.destination.receiver', (draft) => put(draft.first('MessageHeader').destination![0]!, 'receiver', absent)),
  mutant('a receiver who is no organisation', 'target-profile', 'MessageHeader.destination.receiver', (draft) => {
    put(draft.first('MessageHeader').destination![0]!, 'receiver', { reference: `Patient/${draft.first('Patient').id}` });
  }),
  mutant('a destination without endpoint', 'cardinality', 'MessageHeader.destination.endpoint', (draft) => drop(draft.first('MessageHeader').destination![0]!, 'endpoint')),
  mutant('no sender', 'cardinality', 'MessageHeader.sender', (draft) => drop(draft.first('MessageHeader'), 'sender')),
  mutant('a sender who is not in the message', 'reference', 'MessageHeader.sender', (draft) => put(draft.first('MessageHeader'), 'sender', absent)),
  mutant('a sender who is no organisation', 'target-profile', 'MessageHeader.sender', (draft) => {
    put(draft.first('MessageHeader'), 'sender', { reference: `Patient/${draft.first('Patient').id}` });
  }),
  mutant('a source without endpoint', 'cardinality', 'MessageHeader.source.endpoint', (draft) => drop(draft.first('MessageHeader').source, 'endpoint')),
  mutant('no focus', 'cardinality', 'MessageHeader.focus', (draft) => drop(draft.first('MessageHeader'), 'focus')),
  mutant('two focuses', 'cardinality', 'MessageHeader.focus', (draft) => {
    const { focus } = draft.first('MessageHeader');
    focus!.push(focus![0]!);
  }),
  mutant('a focus on something else', 'target-profile', 'MessageHeader.focus', (draft) => {
    put(draft.first('MessageHeader'), 'focus', [{ reference: `Patient/${draft.first('Patient').id}` }]);
  }),
  mutant('a focus that is not in the message', 'reference', 'MessageHeader.focus', (draft) => {
    put(draft.first('MessageHeader'), 'focus', [{ reference: 'Communication/of-nobody' }]);
  }),
  mutant('no definition', 'cardinality', 'MessageHeader.definition', (draft) => drop(draft.first('MessageHeader'), 'definition')),
  mutant('a definition of something else', 'medcom-carecommunication-definition-url', 'MessageHeader.definition', (draft) => {
    put(draft.first('MessageHeader'), 'definition', 'https://example.org/MessageDefinition/another|4.0');
  }),
  mutant('a response of an unknown kind', 'binding', 'MessageHeader.response.code', (draft) => {
    put(draft.first('MessageHeader'), 'response', { identifier: 'an-earlier-message', code: 'perhaps' });
  }),
];
