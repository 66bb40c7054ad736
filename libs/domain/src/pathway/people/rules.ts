import { rule } from '#kernel';

export const PEO_1 = rule({
  id: 'PEO-1',
  text:
    'While a pathway is open it has exactly one coordinator: named when it opens, and replaced by the next one named. Naming ' +
    'the one who is, or a worker whom the citizen knows, changes nothing.',
  source: 'Sorø: one coordinating tovholder',
  refusals: {},
});
