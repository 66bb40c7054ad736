import { canonicalJson, derivedId, type Json, type PlainDate, type Uuid } from '#kernel';
import { type PathwayState } from '../pathway/state.js';
import { type Stay } from '../pathway/stay/state.js';
import { type FollowStay, type StayAtTilbud } from './commands.js';
import { type PlaceKind } from './kinds.js';

/** A stay at one tilbud: the same stay at another, once corrected, is another. */
export interface StayHere {
  readonly stayId: Uuid;
  readonly tilbudId: Uuid;
  readonly kind: PlaceKind;
  readonly stay: StayAtTilbud;
}

/** What a stay needs a place of. */
export const placeKindOf = { ordinary: 'ordinary', acute: 'akutplads', assessment: 'assessment' } as const satisfies Record<Stay['kind'], PlaceKind>;

/** The stays of a pathway, as the tilbud are to have them. Whoever has died needs no place any more. */
export function staysOf({ stays, case: { diedOn } }: PathwayState): readonly StayHere[] {
  return stays.stays.map(({ stayId, tilbudId, kind, from, until, plan }) => ({
    stayId,
    tilbudId,
    kind: placeKindOf[kind],
    stay: { from, until: endOf(from, until, diedOn), expected: plan?.date ?? null },
  }));
}

function endOf(from: PlainDate, until: PlainDate | null, diedOn: PlainDate | undefined): PlainDate | null {
  if (diedOn === undefined || (until !== null && until <= diedOn)) return until;
  return diedOn < from ? from : diedOn;
}

/** A stay at a tilbud, of which one reading of a pathway says something else than another. */
export interface ChangedStay {
  readonly tilbudId: Uuid;
  readonly stayId: Uuid;
  readonly kind: PlaceKind;
}

/** What is different at the tilbud between two readings of one pathway. */
export function changedStays(before: PathwayState, after: PathwayState): readonly ChangedStay[] {
  const [was, is] = [byName(before), byName(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const [former, present] = [was.get(name), is.get(name)];
    const same = canonicalJson((former ?? null) as Json) === canonicalJson((present ?? null) as Json);
    const one = present ?? former;
    return same || !one ? [] : [{ tilbudId: one.tilbudId, stayId: one.stayId, kind: one.kind }];
  });
}

/** What the tilbud is to be told of a stay, as a reading of the pathway has it. */
export function followOf(citizenId: Uuid, { tilbudId, stayId, kind }: ChangedStay, reading: PathwayState): FollowStay {
  const here = staysOf(reading).find((one) => one.stayId === stayId && one.tilbudId === tilbudId);
  const reservationId = derivedId('reservation that follows', tilbudId, stayId);
  return { type: 'FollowStay', stayId, citizenId, kind: here?.kind ?? kind, stay: here?.stay ?? null, reservationId };
}

function byName(state: PathwayState): ReadonlyMap<string, StayHere> {
  return new Map(staysOf(state).map((one) => [`${one.tilbudId} ${one.stayId}`, one]));
}
