import { PATHWAY, pathway, pathwayCatalogue, type PathwayEvent, type PathwayState } from '#domain';
import { bitemporalView } from '../bitemporal/bitemporal-view.js';
import { factKinds } from './fact-kinds.js';

/** What goes on with whom: facts of all citizens' pathways, kind by kind. */
export const factsView = bitemporalView<PathwayEvent, PathwayState>({
  name: 'facts',
  version: 4,
  category: PATHWAY,
  catalogue: pathwayCatalogue,
  initial: pathway.initial,
  evolve: (state, { event }) => pathway.evolve(state, event),
  sources: factKinds,
  kindByKind: true,
});
