import { drop, given, put } from './draft.js';
import { mutant, type Mutant } from './mutant.js';

/** What a HospitalNotification is beside a message: a stay of one citizen, and what became of it. */
export const notificationMutants: readonly Mutant[] = [
  mutant('a message about two citizens', 'medcom-hospitalNotification-2', 'Bundle', (draft) => void draft.copy(draft.first('Patient'), 'another')),
  mutant('a citizen without CPR', 'medcom-hospitalNotification-4', 'Bundle', (draft) => {
    put(draft.first('Patient').identifier![0]!, 'system', 'https://example.org/numbers');
  }),
  mutant('a copy to somebody only', 'medcom-hospitalNotification-5', 'Bundle', (draft) => {
    draft.first('MessageHeader').destination![0]!.extension![0]!.valueCoding!.code = 'cc';
  }),
  mutant('a leave without period', 'medcom-hospitalNotification-6', 'Encounter', (draft) => {
    const encounter = draft.first('Encounter');
    put(encounter, 'status', 'onleave');
    Reflect.deleteProperty(encounter, 'extension');
  }),
  mutant('a leave that does not begin', 'cardinality', 'Encounter.extension.value.start', (draft) => {
    drop(given(draft.first('Encounter').extension?.[0]?.valuePeriod), 'start');
  }),
  mutant('a stay of a status that is not told', 'binding', 'Encounter.status', (draft) => put(draft.first('Encounter'), 'status', 'planned')),
  mutant('a stay of a class that is not told', 'binding', 'Encounter.class', (draft) => put(draft.first('Encounter').class, 'code', 'AMB')),
  mutant('a stay without episode', 'cardinality', 'Encounter.episodeOfCare', (draft) => drop(draft.first('Encounter'), 'episodeOfCare')),
  mutant('an episode by reference', 'cardinality', 'Encounter.episodeOfCare.reference', (draft) => {
    put(draft.first('Encounter').episodeOfCare![0]!, 'reference', 'EpisodeOfCare/1');
  }),
  mutant('a stay without beginning', 'cardinality', 'Encounter.period.start', (draft) => drop(draft.first('Encounter').period!, 'start')),
  mutant('a stay nowhere', 'cardinality', 'Encounter.serviceProvider', (draft) => drop(draft.first('Encounter'), 'serviceProvider')),
  mutant('a stay with a reason', 'cardinality', 'Encounter.reasonCode', (draft) => put(draft.first('Encounter'), 'reasonCode', [{ text: 'a reason' }])),
  mutant('another event', 'pattern', 'MessageHeader.event', (draft) => put(draft.first('MessageHeader').eventCoding!, 'code', 'care-communication-message')),
  mutant('a national episode that is no UUID of version 5', 'uuidv5', 'Encounter.episodeOfCare.identifier.value', (draft) => {
    const system = 'https://www.esundhed.dk/Registre/Landspatientregisteret';
    put(draft.first('Encounter'), 'episodeOfCare', [{ identifier: { system, value: 'urn:uuid:00000000-0000-4000-8000-000000000001' } }]);
  }),
];
