import { drop, given, put } from './draft.js';
import { mutant, type Mutant } from './mutant.js';

/** The story of the message: who sent what, and what it follows. */
export const provenanceMutants: readonly Mutant[] = [
  mutant('a Provenance without target', 'cardinality', 'Provenance.target', (draft) => drop(draft.first('Provenance'), 'target')),
  mutant('a Provenance of two messages', 'cardinality', 'Provenance.target', (draft) => {
    const { target } = draft.first('Provenance');
    target.push(target[0]!);
  }),
  mutant('a Provenance of no message', 'target-profile', 'Provenance.target', (draft) => {
    put(draft.first('Provenance'), 'target', [{ reference: `Patient/${draft.first('Patient').id}` }]);
  }),
  mutant('a Provenance without time', 'cardinality', 'Provenance.occurred', (draft) => drop(draft.first('Provenance'), 'occurredDateTime')),
  mutant('a Provenance over some time', 'cardinality', 'Provenance.occurred:occurredDateTime', (draft) => {
    const provenance = draft.first('Provenance');
    drop(provenance, 'occurredDateTime');
    put(provenance, 'occurredPeriod', { start: '2026-11-16T12:00:00+01:00' });
  }),
  mutant('a Provenance that was not recorded', 'cardinality', 'Provenance.recorded', (draft) => drop(draft.first('Provenance'), 'recorded')),
  mutant('a Provenance recorded on a day', 'type', 'Provenance.recorded', (draft) => put(draft.first('Provenance'), 'recorded', '2026-11-16')),
  mutant('no activity', 'cardinality', 'Provenance.activity', (draft) => drop(draft.first('Provenance'), 'activity')),
  mutant('an activity of another kind of message', 'binding', 'Provenance.activity', (draft) => {
    put(draft.first('Provenance').activity!.coding![0]!, 'code', 'admit-inpatient');
  }),
  mutant('an activity without system', 'cardinality', 'Provenance.activity.coding.system', (draft) => drop(draft.first('Provenance').activity!.coding![0]!, 'system')),
  mutant('an activity without code', 'cardinality', 'Provenance.activity.coding.code', (draft) => drop(draft.first('Provenance').activity!.coding![0]!, 'code')),
  mutant('an activity of two codes', 'cardinality', 'Provenance.activity.coding', (draft) => {
    const { coding } = draft.first('Provenance').activity!;
    coding!.push(structuredClone(coding![0]!));
  }),
  mutant('nobody who did it', 'cardinality', 'Provenance.agent', (draft) => drop(draft.first('Provenance'), 'agent')),
  mutant('somebody who did it and is not in the message', 'reference', 'Provenance.agent.who', (draft) => {
    put(draft.first('Provenance').agent[0]!, 'who', { reference: 'Organization/of-nobody' });
  }),
  mutant('somebody who did it and is no organisation', 'target-profile', 'Provenance.agent.who', (draft) => {
    put(draft.first('Provenance').agent[0]!, 'who', { reference: `Patient/${draft.first('Patient').id}` });
  }),
  mutant('nothing that came with it', 'cardinality', 'Provenance.entity', (draft) => drop(draft.first('Provenance'), 'entity')),
  mutant('something of a role that is not used', 'slicing', 'Provenance.entity', (draft) => put(draft.first('Provenance').entity![0]!, 'role', 'derivation')),
  mutant('no text that came with it', 'cardinality', 'Provenance.entity:payload', (draft) => {
    draft.first('Provenance').entity!.forEach((it) => put(it, 'role', 'revision'));
  }),
  mutant('a text that is not named', 'cardinality', 'Provenance.entity.what.identifier', (draft) => {
    const source = draft.first('Provenance').entity!.find(({ role }) => role === 'source');
    put(given(source), 'what', { reference: 'Communication/of-nobody' });
  }),
  mutant('two messages that it follows', 'cardinality', 'Provenance.entity:preceedingMessage', (draft) => {
    const revision = { role: 'revision', what: { reference: 'MessageHeader/earlier' } } as const;
    draft.first('Provenance').entity!.push(revision, structuredClone(revision));
  }),
];
