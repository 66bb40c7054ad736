import { pathwayCatalogue } from '#domain';
import { ServiceEnded } from '#domain/pathway/service/events.js';
import { EntryCorrected, EntryRetracted, type PlainDate, plainDate, readPublic, type Uuid } from '#kernel';
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

  describe('under corrections', () => {
    const on = plainDate('2026-06-01');
    const citizen = inventedId('citizen', 1);
    const retraction = (entry: Uuid) => EntryRetracted.of({ entries: [entry], because: 'did-not-happen' }, { on });
    const saidAnew = (entry: Uuid, n: number, effective: PlainDate) => {
      const { type, schemaVersion, data } = ended(n, effective);
      return EntryCorrected.of({ entry, because: 'wrong-date', says: { type, schemaVersion, data, effective } }, { on });
    };
    function corrected(correction: (entry: Uuid) => Parameters<StoredLog['append']>[2]) {
      const log = new StoredLog();
      const instants = [log.append('pathway', citizen, ended(0, plainDate('2026-01-03')))];
      instants.push(log.append('pathway', citizen, correction(log.events[0]!.id)));
      return { recorded: log.events.map((stored) => readPublic(pathwayCatalogue, stored)), instants };
    }

    it('shows an entry as it is said now, with what said it anew', () => {
      const { recorded, instants } = corrected((entry) => saidAnew(entry, 0, plainDate('2026-01-09')));
      expect(timelineOf(recorded)).toMatchObject([
        { effective: '2026-01-09', counts: true, corrections: [{ type: 'EntryCorrected', because: 'wrong-date', recordedAt: instants[1], counts: true }] },
      ]);
    });

    it('shows as known before the correction what was known then', () => {
      const { recorded, instants } = corrected((entry) => saidAnew(entry, 0, plainDate('2026-01-09')));
      expect(timelineOf(recorded, { knownAt: instants[0] })).toMatchObject([{ effective: '2026-01-03', corrections: [] }]);
    });

    it('leaves out what was taken back, unless that is asked for', () => {
      const { recorded } = corrected(retraction);
      expect(timelineOf(recorded)).toEqual([]);
      expect(timelineOf(recorded, { retracted: true })).toMatchObject([
        { counts: false, corrections: [{ type: 'EntryRetracted', because: 'did-not-happen' }] },
      ]);
    });
  });
});
