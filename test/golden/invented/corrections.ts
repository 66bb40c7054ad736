import { type DomainEvent, EntryCorrected, EntryRetracted, plainDate, type Uuid } from '#kernel';
import { VisitationRegistered } from '#domain/pathway/service/events.js';
import * as happened from '#testing/given-when-then/events.js';
import { named } from '#testing/given-when-then/invented.js';

/** Two visitations, of which one is said anew, of the person as well, and one is taken back. */
export function correctedStream(entryAt: (place: number) => Uuid): readonly DomainEvent[] {
  const personal = { cpr: '0101605999', givenName: 'Testborger', familyName: 'Eksempel' };
  const visitation = happened.visitationRegistered({ personal: { goals: 'Opdigtede mål' } });
  const anew = { ...visitation.data, to: plainDate('2027-01-31') };
  const on = plainDate('2026-03-01');
  return [
    happened.citizenRegistered({ personal }),
    visitation,
    happened.visitationRegistered({ visitationId: named('visitation recorded twice') }),
    EntryCorrected.of(
      {
        entry: entryAt(1),
        because: 'wrong-facts',
        says: { type: VisitationRegistered.type, schemaVersion: VisitationRegistered.schemaVersion, data: anew, effective: plainDate('2026-02-02') },
      },
      { on, personal: { note: 'Opdigtet note', says: { goals: 'Andre opdigtede mål' } } },
    ),
    EntryRetracted.of({ entries: [entryAt(2)], because: 'recorded-twice' }, { on, personal: { note: 'Opdigtet note' } }),
  ];
}
