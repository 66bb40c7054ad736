import { type DeviationContent, type DeviationEvent } from '#domain';
import { type Recorded, type StoredEvent } from '#kernel';
import { type DeviationRow } from './deviation-row.js';

/** What an event makes of a deviation's row. What is only expected has none. */
export function reduceDeviation(row: DeviationRow | null, { event, stored }: Recorded<DeviationEvent>): DeviationRow | null {
  if (event.type === 'DeviationNoted') return noted(event.data, stored);
  if (!row) return null;
  switch (event.type) {
    case 'DeviationExpected':
      return row;
    case 'DeviationRevised': {
      const { since, facts } = event.data;
      return { ...row, at: since, from: since, until: null, endedOn: null, facts };
    }
    case 'DeviationEnded':
      return { ...row, until: event.data.on, endedOn: event.data.on };
    case 'DeviationAssigned':
      return { ...row, unit: event.data.owner.unit, owner: event.data.owner };
    case 'DeviationResolved':
      return { ...row, state: 'resolved', resolvedAt: stored.metadata.recordedAt, outcome: event.data.outcome };
    case 'DeviationFellAway':
      return { ...row, state: 'fell-away', until: row.from, fellAwayBecause: event.data.because };
  }
}

function noted(content: DeviationContent, { metadata }: StoredEvent): DeviationRow {
  const { since, ...rest } = content;
  return {
    ...rest,
    unit: content.owner.unit,
    state: 'open',
    at: since,
    from: since,
    until: null,
    notedAt: metadata.recordedAt,
    endedOn: null,
    resolvedAt: null,
    outcome: null,
    fellAwayBecause: null,
  };
}
