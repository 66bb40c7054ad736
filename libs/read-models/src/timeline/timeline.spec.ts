import { pathwayCatalogue } from '#domain';
import { ServiceEnded } from '#domain/pathway/service/events.js';
import { type PlainDate, plainDate, readPublic } from '#kernel';
import { inventedId, StoredLog } from '#testing';
import { describe, expect, it } from '@jest/globals';
import { timelineOf } from './timeline.js';

const ended = (n: number, on: PlainDate) => ServiceEnded.of({ serviceId: inventedId('service', n), reason: 'other' }, { on });

function logOf(...dates: readonly string[]) {
  const log = new StoredLog();
  const instants = dates.map((date, n) => log.append('pathway', inventedId('citizen', 1), ended(n, plainDate(date))));
  return { recorded: log.events.map((stored) => readPublic(pathwayCatalogue, stored)), instants };
}

describe('a timeline', () => {
  it('stands by effective date, then by recording', () => {
    const { recorded } = logOf('2026-01-03', '2025-12-24', '2026-01-03');
    expect(timelineOf(recorded).map(({ data }) => data)).toEqual([1, 0, 2].map((n) => ({ serviceId: inventedId('service', n), reason: 'other' })));
  });

  it('marks what was recorded after the date it holds from', () => {
    const { recorded } = logOf('2025-12-24', '2026-01-01');
    expect(timelineOf(recorded).map(({ backdated }) => backdated)).toEqual([true, false]);
  });

  it('leaves out what was not known yet, and what did not hold yet', () => {
    const { recorded, instants } = logOf('2026-01-01', '2025-12-24', '2026-02-01');
    expect(timelineOf(recorded, { knownAt: instants[0] })).toHaveLength(1);
    expect(timelineOf(recorded, { asOf: plainDate('2025-12-31') })).toHaveLength(1);
  });

  it('names roles and units, never persons, for who did it', () => {
    const { recorded } = logOf('2026-01-01');
    expect(timelineOf(recorded)[0]?.by).toEqual({ role: 'system', unit: 'system' });
  });
});
