import { type Clock, millisOf } from '#kernel';
import { type AttemptOutcome } from '../channels/channel.js';
import { Breaker, type BreakerState } from './breaker.js';

/** Whom something due waits for: a partner, as municipality and id; empty for what is the service's own to do. */
export type LaneName = string;
export const OWN_LANE: LaneName = '';

export function laneOf(municipality: string, partnerId: string): LaneName {
  return `${municipality}/${partnerId}`;
}

/** How many rows of a lane may be claimed, where that is not the usual number. */
export interface LaneRoom {
  readonly lane: LaneName;
  readonly room: number;
  /** Nothing is sent to it now: only what has waited for too long is claimed, to be handed to a person. */
  readonly heldBack: boolean;
}

/** A partner that is not written to as usual. */
export interface PartnerState {
  readonly partner: LaneName;
  readonly state: Exclude<BreakerState, 'closed'>;
}

/** Messages that are on their way to one partner at once: to one that answers quickly, and to one that does not. */
const QUICK_ROOM = 16;
const SLOW_ROOM = 4;
/** A partner that takes longer to answer, in milliseconds, counts as slow. */
const SLOW_MS = 1_000;

class Lane {
  underWay = 0;
  /** How long answers took lately, in milliseconds. */
  took = 0;
  readonly breaker = new Breaker();
}

/**
 * What is on its way to each partner, and how much more may be: who is slow or away takes no more than its share of what is
 * done at once, and delays nobody else. Each process learns that for itself, and forgets it with its end.
 */
export class Lanes {
  private readonly lanes = new Map<LaneName, Lane>();

  constructor(
    private readonly clock: Clock,
    private readonly quickRoom = QUICK_ROOM,
  ) {}

  /** What lanes of which nothing is said in {@link rooms} may have claimed. */
  get usualRoom(): number {
    return this.quickRoom;
  }

  begin(name: LaneName): void {
    this.at(name).underWay += 1;
  }

  end(name: LaneName): void {
    this.at(name).underWay -= 1;
  }

  /** What came of an attempt, and how long it took in milliseconds. */
  heard(name: LaneName, outcome: AttemptOutcome, tookMs: number): void {
    if (name === OWN_LANE) return;
    const lane = this.at(name);
    lane.took = lane.took === 0 ? tookMs : 0.8 * lane.took + 0.2 * tookMs;
    lane.breaker.heard(outcome, this.now());
  }

  /** How long nothing is sent to a partner yet, in milliseconds; 0 where it is written to. */
  heldBackMs(name: LaneName): number {
    return this.lanes.get(name)?.breaker.waitAt(this.now()) ?? 0;
  }

  /** The lanes that have another room than the usual one. */
  rooms(): readonly LaneRoom[] {
    return [...this.lanes].filter(([name]) => name !== OWN_LANE).map(([lane, { underWay, took, breaker }]) => {
      const state = breaker.stateAt(this.now());
      const most = state === 'half-open' ? 1 : took > SLOW_MS ? Math.min(SLOW_ROOM, this.quickRoom) : this.quickRoom;
      return { lane, room: Math.max(0, most - underWay), heldBack: state === 'open' };
    });
  }

  /** The partners that are not written to as usual. */
  troubled(): readonly PartnerState[] {
    const now = this.now();
    return [...this.lanes].flatMap(([partner, { breaker }]) => {
      const state = breaker.stateAt(now);
      return state === 'closed' ? [] : [{ partner, state }];
    });
  }

  private at(name: LaneName): Lane {
    const known = this.lanes.get(name) ?? new Lane();
    this.lanes.set(name, known);
    return known;
  }

  private now(): number {
    return millisOf(this.clock.now());
  }
}
