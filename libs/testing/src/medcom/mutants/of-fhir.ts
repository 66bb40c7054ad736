import { drop, given, put } from './draft.js';
import { mutant, type Mutant } from './mutant.js';

const narrative = (content: string) => ({ status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${content}</div>` });

/** What FHIR itself demands of any message. */
export const fhirMutants: readonly Mutant[] = [
  mutant('an element that there is not', 'unknown-element', 'Patient.colour', (draft) => put(draft.first('Patient'), 'colour', 'blue')),
  mutant('an element deep down that there is not', 'unknown-element', 'Patient.name.colour', (draft) => put(draft.first('Patient').name![0]!, 'colour', 'blue')),
  mutant('one thing where a list belongs', 'shape', 'Patient.name', (draft) => put(draft.first('Patient'), 'name', draft.first('Patient').name![0])),
  mutant('a list where one thing belongs', 'shape', 'Communication.subject', (draft) => put(draft.first('Communication'), 'subject', [draft.first('Communication').subject])),
  mutant('an empty list', 'shape', 'Patient.telecom', (draft) => put(draft.first('Patient'), 'telecom', [])),
  mutant('a number where a text belongs', 'type', 'Patient.name.family', (draft) => put(draft.first('Patient').name![0]!, 'family', 7)),
  mutant('a text where a boolean belongs', 'type', 'Patient.active', (draft) => put(draft.first('Patient'), 'active', 'true')),
  mutant('a text where a group belongs', 'type', 'Patient.maritalStatus', (draft) => put(draft.first('Patient'), 'maritalStatus', 'M')),
  mutant('an empty text', 'type', 'Organization.name', (draft) => put(draft.first('Organization'), 'name', '')),
  mutant('an id with a space', 'type', 'Bundle.id', ({ bundle }) => put(bundle, 'id', 'not an id')),
  mutant('two kinds of the same', 'shape', 'Patient.deceased', (draft) => {
    put(draft.first('Patient'), 'deceasedBoolean', true);
    put(draft.first('Patient'), 'deceasedDateTime', '2026-11-16');
  }),
  mutant('an empty group', 'ele-1', 'Patient.maritalStatus', (draft) => put(draft.first('Patient'), 'maritalStatus', {})),
  mutant('an extension that says nothing', 'ext-1', 'Patient.extension', (draft) => put(draft.first('Patient'), 'extension', [{ url: 'https://example.org/nothing' }])),
  mutant('an extension without url', 'cardinality', 'Patient.extension.url', (draft) => put(draft.first('Patient'), 'extension', [{ valueString: 'something' }])),
  mutant('a reference to what is not contained', 'ref-1', 'Patient.generalPractitioner', (draft) => put(draft.first('Patient'), 'generalPractitioner', [{ reference: '#nobody' }])),
  mutant('something contained that nothing refers to', 'dom-3', 'Patient', (draft) => {
    put(draft.first('Patient'), 'contained', [{ resourceType: 'Basic', id: 'loose', code: { text: 'loose' } }]);
  }),
  mutant('something contained in what is contained', 'dom-2', 'Patient', (draft) => {
    const inner = { resourceType: 'Basic', id: 'inner', code: { text: 'inner' } };
    put(draft.first('Patient'), 'contained', [{ ...inner, id: 'outer', contained: [inner] }]);
  }),
  mutant('something contained that has a version', 'dom-4', 'Patient', (draft) => {
    put(draft.first('Patient'), 'contained', [{ resourceType: 'Basic', id: 'old', meta: { versionId: '1' }, code: { text: 'old' } }]);
  }),
  mutant('something contained that has a security label', 'dom-5', 'Patient', (draft) => {
    const security = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'V' }];
    put(draft.first('Patient'), 'contained', [{ resourceType: 'Basic', id: 'secret', meta: { security }, code: { text: 'secret' } }]);
  }),
  mutant('a narrative that runs', 'txt-1', 'Patient.text.div', (draft) => put(draft.first('Patient'), 'text', narrative('<script>run()</script>'))),
  mutant('a narrative that is not closed', 'txt-1', 'Patient.text.div', (draft) => put(draft.first('Patient'), 'text', narrative('<p>half'))),
  mutant('a narrative that says nothing', 'txt-2', 'Patient.text.div', (draft) => put(draft.first('Patient'), 'text', narrative(' '))),
  mutant('a narrative without status', 'cardinality', 'Patient.text.status', (draft) => drop(given(draft.first('Patient').text), 'status')),
  mutant('a quantity compared in a way that there is not', 'binding', 'Encounter.length.comparator', (draft) => {
    put(draft.first('Encounter'), 'length', { value: 3, comparator: '=', unit: 'd', system: 'http://unitsofmeasure.org', code: 'd' });
  }),
];
