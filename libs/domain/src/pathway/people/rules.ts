import { rule } from '#kernel';

export const PEO_1 = rule({
  id: 'PEO-1',
  text:
    'While a pathway is open it has exactly one coordinator on every date: named when it opens, and replaced by the next one named. ' +
    'Naming the one who is changes nothing.',
  source: 'Sorø: one coordinating tovholder',
  refusals: {},
});

export const PEO_2 = rule({
  id: 'PEO-2',
  text:
    'The citizen knows a worker, at a tilbud, from a date on until the worker is not there any more. Naming one whom the citizen ' +
    'knows changes nothing.',
  source: 'Vejen: as few different support workers as possible',
  refusals: { 'not-a-known-worker': 'The citizen does not know the worker on the date.' },
});

export const PEO_3 = rule({
  id: 'PEO-3',
  text:
    'A contact is recorded as it was, whether or not the pathway is open. The workers who had a contact or a talk with the citizen, ' +
    'each once, are those whom the citizen has met.',
  source: 'Vejen: as few different support workers as possible; Sorø: follow up until somebody else has taken over',
  refusals: {},
});
