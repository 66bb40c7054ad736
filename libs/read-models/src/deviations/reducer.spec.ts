import { describe, expect, it } from '@jest/globals';
import { DEVIATION, deviationCatalogue, type DeviationContent, type DeviationEvent } from '#domain';
import {
  DeviationAssigned,
  DeviationEnded,
  DeviationExpected,
  DeviationFellAway,
  DeviationNoted,
  DeviationResolved,
  DeviationRevised,
} from '#domain/deviation/events.js';
import { plainDate, readPublic } from '#kernel';
import { inventedId, StoredLog } from '#testing';
import { type DeviationRow } from './deviation-row.js';
import { reduceDeviation } from './reducer.js';

const on = { on: plainDate('2026-11-20') };
const id = inventedId('deviation', 1);
const owner = { unit: 'voksenraadgivningen', workerId: null };
const since = plainDate('2026-11-15');
const content: DeviationContent = {
  kind: 'acute-stay-overrun',
  rule: 'STAY-3',
  subjectId: inventedId('stay', 1),
  citizenId: inventedId('citizen', 1),
  tilbudId: null,
  since,
  facts: { lastDate: '2026-11-14' },
  owner,
  escalatedTo: null,
};
const noted = DeviationNoted.of(content, on);

function rowAfter(...events: DeviationEvent[]): DeviationRow | null {
  const log = new StoredLog();
  for (const event of events) log.append(DEVIATION, id, event);
  return log.events.reduce<DeviationRow | null>((row, stored) => reduceDeviation(row, readPublic(deviationCatalogue, stored)), null);
}

describe('the row of a deviation', () => {
  it('is there from when it was noted', () =>
    expect(rowAfter(noted)).toEqual({
      kind: 'acute-stay-overrun',
      rule: 'STAY-3',
      subjectId: content.subjectId,
      citizenId: content.citizenId,
      tilbudId: null,
      unit: 'voksenraadgivningen',
      state: 'open',
      at: since,
      from: since,
      until: null,
      facts: { lastDate: '2026-11-14' },
      owner,
      escalatedTo: null,
      notedAt: '2026-01-01T00:00:00.000Z',
      endedOn: null,
      resolvedAt: null,
      outcome: null,
      fellAwayBecause: null,
    }));
  it('is not there while it is expected, nor when it then falls away', () => {
    expect(rowAfter(DeviationExpected.of(content, on))).toBeNull();
    expect(rowAfter(DeviationExpected.of(content, on), DeviationFellAway.of({ because: 'averted' }, on))).toBeNull();
  });
  it('says what is known now', () => {
    const revised = DeviationRevised.of({ since: plainDate('2026-11-16'), facts: {} }, on);
    expect(rowAfter(noted, revised)).toMatchObject({ at: '2026-11-16', from: '2026-11-16', facts: {}, state: 'open' });
  });
  it('ends when the limit is kept again, and runs on when it is broken once more', () => {
    const ended = DeviationEnded.of({ on: plainDate('2026-11-18') }, on);
    expect(rowAfter(noted, ended)).toMatchObject({ until: '2026-11-18', endedOn: '2026-11-18', state: 'open' });
    expect(rowAfter(noted, ended, DeviationRevised.of({ since, facts: {} }, on))).toMatchObject({ until: null, endedOn: null });
  });
  it('changes hands', () => {
    const other = { unit: 'bostoetten', workerId: null };
    expect(rowAfter(noted, DeviationAssigned.of({ owner: other, how: 'handed-on' }, on))).toMatchObject({ unit: 'bostoetten', owner: other });
  });
  it('is resolved', () =>
    expect(rowAfter(noted, DeviationResolved.of({ outcome: 'justified' }, on))).toMatchObject({
      state: 'resolved',
      outcome: 'justified',
      resolvedAt: '2026-01-01T00:01:00.000Z',
      until: null,
    }));
  it('holds on no date once it has fallen away, and is open again when it comes back', () => {
    const fellAway = DeviationFellAway.of({ because: 'corrected' }, on);
    expect(rowAfter(noted, fellAway)).toMatchObject({ state: 'fell-away', from: since, until: since, fellAwayBecause: 'corrected' });
    expect(rowAfter(noted, fellAway, DeviationExpected.of(content, on))).toMatchObject({ state: 'fell-away' });
    expect(rowAfter(noted, fellAway, noted)).toMatchObject({ state: 'open', until: null, fellAwayBecause: null });
  });
});
