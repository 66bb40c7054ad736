import { ADVISORY, advisoryCatalogue, type PathwayState } from '#domain';
import { type AdvisoryRow } from '../advisories/advisory-row.js';
import { reduceAdvisory } from '../advisories/reducer.js';
import { bitemporalView } from '../bitemporal/bitemporal-view.js';
import { type RowSource } from '../bitemporal/row.js';
import { type Fact, factsOf } from '../facts/fact.js';
import { type Observation } from './figure.js';
import { advisoryFigures, pathwayFigures } from './figures.js';

/** The figures as facts of each citizen's pathway: every observation a row, so that a figure is a sum over rows. */
export const statisticsFacts: readonly RowSource<PathwayState>[] = pathwayFigures.map(({ name, parts, observations }) =>
  factsOf(parts, (state) => observations(state as PathwayState).map((one) => asFact(name, one))),
);

/** The figures that come of advisories. */
export const advisoryStatisticsView = bitemporalView({
  name: 'statistics_of_advisories',
  version: 2,
  category: ADVISORY,
  catalogue: advisoryCatalogue,
  initial: null as AdvisoryRow | null,
  evolve: reduceAdvisory,
  sources: advisoryFigures.map(({ name, observations }) => ({
    rows: (row: AdvisoryRow | null) => (row ? observations(row).map((one) => ({ ...asFact(name, one), citizenId: row.citizenId })) : []),
  })),
  kindByKind: true,
});

/** It stands on its date, and holds from when it can be said. */
function asFact(figure: string, { key, on, saidFrom = on, value, group, outcome }: Observation): Fact<{ readonly value: number }> {
  return { kind: figure, key, unit: group, state: outcome, at: on, from: saidFrom, until: null, details: { value } };
}
