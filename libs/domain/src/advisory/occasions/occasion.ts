import { type Recorded, type Uuid } from '#kernel';
import { type PathwayEvent } from '../../pathway/events.js';
import { type About, type OccasionTrigger } from '../about.js';
import { type AdvisoryKind } from '../kinds.js';

/** Names something on a pathway that partners may be told of. */
export interface OccasionName {
  readonly trigger: OccasionTrigger;
  /** The stay, arrangement, transition, visitation or entry that it is known by; of a death the citizen. */
  readonly subjectId: Uuid;
  /** The plan that a discharge goes by; null for one that nobody had planned, and for all else. */
  readonly planId: Uuid | null;
}

/** What holds of an occasion: it is set for a date ahead, it happened, it was called off, or the citizen died and it is not spoken of. */
export type OccasionSays =
  | { readonly is: 'set'; readonly about: About }
  | { readonly is: 'recorded'; readonly about: About }
  | { readonly is: 'cancelled' }
  | { readonly is: 'died' };

/** An occasion as a pathway tells it. */
export interface Occasion extends OccasionName {
  /** The tilbud that have to do with the citizen then: agreements of theirs cover it. */
  readonly tilbudIds: readonly Uuid[];
  readonly says: OccasionSays;
}

/** The occasions of a pathway, by {@link occasionKey}. */
export type Occasions = ReadonlyMap<string, Occasion>;

/** Names an occasion among those of a citizen. Part of the ids of the advisories about it. */
export function occasionKey({ trigger, subjectId, planId }: OccasionName): string {
  return trigger === 'botilbud-discharge' ? `${subjectId} ${planId ?? 'unplanned'}` : `${trigger} ${subjectId}`;
}

/** How the occasions of one trigger are read off a pathway. */
export interface OccasionReader {
  readonly trigger: OccasionTrigger;
  /** The events by which what is read can change, corrections aside. */
  readonly types: readonly PathwayEvent['type'][];
  /** The occasion that an event is about. */
  named(one: Recorded<PathwayEvent>): OccasionName | undefined;
  /** The kinds of advisory about an occasion that an event, no correction, can have asked for. */
  askedBy(one: Recorded<PathwayEvent>, occasion: OccasionName): readonly AdvisoryKind[];
  /**
   * Reads the occasions off a history as it is known, as if nobody had died.
   * @param history with its corrections applied, in effective order
   */
  read(history: readonly Recorded<PathwayEvent>[]): readonly Occasion[];
}
