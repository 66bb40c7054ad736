import { drop, given, put } from './draft.js';
import { mutant, type Mutant } from './mutant.js';

const headerProfile = 'http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-messageHeader';

/** What an Acknowledgement is beside a message: an answer, and where it is no, why. */
export const answerMutants: readonly Mutant[] = [
  mutant('no answer', 'cardinality', 'MessageHeader.response', (draft) => drop(draft.first('MessageHeader'), 'response')),
  mutant('an answer to nothing', 'cardinality', 'MessageHeader.response.identifier', (draft) => drop(given(draft.first('MessageHeader').response), 'identifier')),
  mutant('an answer that says nothing', 'cardinality', 'MessageHeader.response.code', (draft) => drop(given(draft.first('MessageHeader').response), 'code')),
  mutant('an answer that there is not', 'binding', 'MessageHeader.response.code', (draft) => put(given(draft.first('MessageHeader').response), 'code', 'perhaps')),
  mutant('a header that is no answer', 'medcom-acknowledgement-2', 'Bundle', (draft) => {
    put(draft.first('MessageHeader'), 'meta', { profile: [headerProfile] });
    drop(draft.first('MessageHeader'), 'response');
  }),
  mutant('a refusal without reasons', 'medcom-acknowledgement-1', 'Bundle', (draft) => draft.remove(draft.first('OperationOutcome'))),
  mutant('reasons that are none', 'target-profile', 'MessageHeader.response.details', (draft) => {
    draft.first('OperationOutcome');
    put(given(draft.first('MessageHeader').response), 'details', { reference: `Organization/${draft.first('Organization').id}` });
  }),
  mutant('an empty list of reasons', 'cardinality', 'OperationOutcome.issue', (draft) => drop(draft.first('OperationOutcome'), 'issue')),
  mutant('a reason of no gravity', 'cardinality', 'OperationOutcome.issue.severity', (draft) => drop(draft.first('OperationOutcome').issue[0]!, 'severity')),
  mutant('a reason of a kind that there is not', 'binding', 'OperationOutcome.issue.code', (draft) => put(draft.first('OperationOutcome').issue[0]!, 'code', 'mood')),
  mutant('a reason of a code that is not used', 'binding', 'OperationOutcome.issue.details.coding', (draft) => {
    put(draft.first('OperationOutcome').issue[0]!, 'details', { coding: [{ system: 'https://example.org/reasons', code: 'mood' }] });
  }),
  mutant('a copy to somebody', 'cardinality', 'MessageHeader.destination:cc', (draft) => {
    const { destination } = draft.first('MessageHeader');
    const copy = structuredClone(destination![0]!);
    copy.extension![0]!.valueCoding!.code = 'cc';
    destination!.push(copy);
  }),
  mutant('an activity that there is not', 'binding', 'Provenance.activity', (draft) => put(draft.first('Provenance').activity!.coding![0]!, 'code', 'no-such-activity')),
  mutant('an event that there is not', 'binding', 'MessageHeader.event', (draft) => put(draft.first('MessageHeader').eventCoding!, 'code', 'no-such-message')),
  mutant('a sender without lokationsnummer', 'cardinality', 'Organization.identifier:EAN-ID', (draft) => {
    const { identifier } = draft.first('Organization');
    draft.first('Organization').identifier = identifier!.filter(({ system }) => system === 'urn:oid:1.2.208.176.1.1');
  }),
  mutant('no Provenance', 'medcom-messaging-2', 'Bundle', (draft) => draft.remove(...draft.all('Provenance'))),
];
