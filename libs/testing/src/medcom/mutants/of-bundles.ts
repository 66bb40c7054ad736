import { drop, given, put } from './draft.js';
import { mutant, type Mutant } from './mutant.js';

const provenanceProfile = 'http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-provenance';
const headerProfile = 'http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-messageHeader';

/** The bundle, and what it must hold together. */
export const bundleMutants: readonly Mutant[] = [
  mutant('a bundle without id', 'cardinality', 'Bundle.id', ({ bundle }) => drop(bundle, 'id')),
  mutant('a bundle that is no message', 'pattern', 'Bundle.type', ({ bundle }) => put(bundle, 'type', 'collection')),
  mutant('a bundle of a type that there is not', 'binding', 'Bundle.type', ({ bundle }) => put(bundle, 'type', 'letter')),
  mutant('a bundle without timestamp', 'cardinality', 'Bundle.timestamp', ({ bundle }) => drop(bundle, 'timestamp')),
  mutant('a bundle whose timestamp has no zone', 'type', 'Bundle.timestamp', ({ bundle }) => put(bundle, 'timestamp', '2026-11-16T13:00:05')),
  mutant('a bundle with a total', 'bdl-1', 'Bundle', ({ bundle }) => put(bundle, 'total', 1)),
  mutant('an entry with a score', 'bdl-2', 'Bundle', ({ bundle }) => put(bundle.entry![1]!, 'search', { score: 1 })),
  mutant('an entry that asks for something', 'bdl-3', 'Bundle', ({ bundle }) => put(bundle.entry![1]!, 'request', { method: 'GET', url: 'Patient/1' })),
  mutant('an entry that answers', 'bdl-4', 'Bundle', ({ bundle }) => put(bundle.entry![1]!, 'response', { status: '200' })),
  mutant('an entry with nothing in it', 'bdl-5', 'Bundle.entry', ({ bundle }) => bundle.entry!.push({ fullUrl: 'https://example.org/fhir/Patient/nobody' })),
  mutant('an entry without resource', 'cardinality', 'Bundle.entry.resource', ({ bundle }) => bundle.entry!.push({ fullUrl: 'https://example.org/fhir/Patient/nobody' })),
  mutant('two entries with one url', 'bdl-7', 'Bundle', ({ bundle }) => put(bundle.entry![1]!, 'fullUrl', bundle.entry![0]!.fullUrl)),
  mutant('an entry with the url of a version', 'bdl-8', 'Bundle.entry', ({ bundle }) => put(bundle.entry![1]!, 'fullUrl', `${bundle.entry![1]!.fullUrl}/_history/1`)),
  mutant('a document without number', 'bdl-9', 'Bundle', ({ bundle }) => put(bundle, 'type', 'document')),
  mutant('a document without time', 'bdl-10', 'Bundle', ({ bundle }) => {
    put(bundle, 'type', 'document');
    drop(bundle, 'timestamp');
  }),
  mutant('a document that is none', 'bdl-11', 'Bundle', ({ bundle }) => put(bundle, 'type', 'document')),
  mutant('a header that is not first', 'bdl-12', 'Bundle', ({ bundle }) => bundle.entry!.push(bundle.entry!.shift()!)),
  mutant('a message without Provenance', 'medcom-messaging-2', 'Bundle', (draft) => draft.remove(...draft.all('Provenance'))),
  mutant('a header that claims another profile', 'medcom-careCommunication-1', 'Bundle', (draft) => put(draft.first('MessageHeader'), 'meta', { profile: [headerProfile] })),
  mutant('a message about two citizens', 'medcom-careCommunication-2', 'Bundle', (draft) => void draft.copy(draft.first('Patient'), 'another')),
  mutant('a Provenance that claims another profile', 'medcom-careCommunication-3', 'Bundle', (draft) => put(draft.first('Provenance'), 'meta', { profile: [provenanceProfile] })),
  mutant('a message in which nobody has a name', 'medcom-careCommunication-4', 'Bundle', (draft) => draft.all('Practitioner').forEach((it) => drop(it, 'name'))),
  mutant('a sender of another organisation', 'medcom-careCommunication-11', 'Bundle', (draft) => {
    const { extension } = draft.first('Communication');
    const role = draft.follow('PractitionerRole', extension?.[0]?.valueReference?.reference);
    role.organization = given(draft.first('MessageHeader').destination?.[0]?.receiver);
  }),
  mutant('a recipient of another organisation', 'medcom-careCommunication-12', 'Bundle', (draft) => {
    draft.first('CareTeam').managingOrganization = [given(draft.first('MessageHeader').sender)];
  }),
  mutant('a role that is nobody’s', 'medcom-careCommunication-13', 'Bundle', (draft) => draft.all('PractitionerRole').forEach((it) => drop(it, 'practitioner'))),
];
