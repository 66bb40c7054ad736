import { type BreachReading } from '../../deviation/breach.js';

/** Rule MRG-2: what concerns the citizen stood on another's pathway. A person judges whether it is to be reported. */
export const identityBreaches: BreachReading = ({ identity }) =>
  identity.suspectedBreaches.map(({ adoptionId, recordedOn, entries, on }) => ({
    kind: 'data-breach-suspected',
    rule: 'MRG-2',
    subjectId: adoptionId,
    since: on,
    facts: { recordedOn, entries },
  }));
