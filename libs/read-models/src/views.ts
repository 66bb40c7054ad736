import { advisoriesView } from './advisories/advisories-view.js';
import { deviationsView } from './deviations/deviations-view.js';
import { factsView } from './facts/facts-view.js';
import { inboxView } from './inbox/inbox-view.js';
import { placementsView } from './placements/placements-view.js';
import { advisoryStatisticsView } from './statistics/observation-rows.js';
import { tasksView } from './tasks/tasks-view.js';
import { tilbudView } from './tilbud/tilbud-view.js';
import { type View } from './view.js';

/** Every read model that is kept in tables. */
export const views: readonly View[] = [placementsView, factsView, advisoriesView, tasksView, deviationsView, inboxView, tilbudView, advisoryStatisticsView];
