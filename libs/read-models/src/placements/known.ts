import { type Belief } from './reducer.js';
import { type Placement, samePlacement } from './placement.js';
import { type PlacementRow } from './rows.js';

/**
 * What is known now of many citizens, and what a run of events made of it: the rows to write and the rows to end.
 * An instant's last word counts: what one append said in two steps leaves one row.
 */
export class KnownPlacements {
  private readonly citizens = new Map<string, Map<string, PlacementRow>>();
  private readonly written = new Set<PlacementRow>();
  private ended: PlacementRow[] = [];
  private past: PlacementRow[] = [];

  /** Takes in rows that stand in the table, but for those of placements of which more is known. */
  takeIn(rows: readonly PlacementRow[]): void {
    for (const row of rows) {
      const known = this.of(row.citizenId);
      if (known.has(row.placement.id)) continue;
      known.set(row.placement.id, row);
      this.written.add(row);
    }
  }

  belief(citizenId: string): Belief {
    const known = this.of(citizenId);
    return {
      get: (id) => known.get(id)?.placement,
      values: () => [...known.values()].map((row) => row.placement),
    };
  }

  /** Learns at an instant that a placement is now so. */
  learn(citizenId: string, municipality: string, placement: Placement, at: string): void {
    const known = this.of(citizenId);
    const before = known.get(placement.id);
    if (before) {
      if (before.municipality === municipality && samePlacement(before.placement, placement)) return;
      this.end(before, at);
    }
    known.set(placement.id, { citizenId, municipality, placement, recordedFrom: at, recordedTo: null });
  }

  /** Learns at an instant that these are all the placements that a citizen has. */
  learnAll(citizenId: string, municipality: string, placements: ReadonlyMap<string, Placement>, at: string): void {
    const known = this.of(citizenId);
    for (const [id, row] of known) {
      if (placements.has(id)) continue;
      this.end(row, at);
      known.delete(id);
    }
    for (const placement of placements.values()) this.learn(citizenId, municipality, placement, at);
  }

  /** Rows of the table that ended since the last asking. */
  takeEnded(): readonly PlacementRow[] {
    const ended = this.ended;
    this.ended = [];
    return ended;
  }

  /** Rows that both began and ended without having been written. */
  takePast(): readonly PlacementRow[] {
    const past = this.past;
    this.past = [];
    return past;
  }

  /** Rows that hold and have not been written. */
  takeNew(): readonly PlacementRow[] {
    const fresh: PlacementRow[] = [];
    for (const known of this.citizens.values()) {
      for (const row of known.values()) if (!this.written.has(row)) fresh.push(row);
    }
    for (const row of fresh) this.written.add(row);
    return fresh;
  }

  private end(row: PlacementRow, at: string): void {
    const ended = { ...row, recordedTo: at };
    if (this.written.delete(row)) this.ended.push(ended);
    else if (row.recordedFrom !== at) this.past.push(ended);
  }

  private of(citizenId: string): Map<string, PlacementRow> {
    let known = this.citizens.get(citizenId);
    if (!known) this.citizens.set(citizenId, (known = new Map<string, PlacementRow>()));
    return known;
  }
}
