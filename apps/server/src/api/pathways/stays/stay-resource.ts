import { type PathwayState } from '#domain';
import { absentDuring, absentOn, type AbsentTime } from '#domain/pathway/stay/absence.js';
import { type Stay } from '#domain/pathway/stay/state.js';
import { includes } from '#domain/pathway/interval.js';
import { type PlainDate } from '#kernel';

/** Where a stay stands on a date. */
export type StayStage = 'to-come' | 'moved-in' | 'absent' | 'discharge-planned' | 'discharged';

/** A stay, where it stands on a date, and the times at which the citizen slept elsewhere, at a hospital among them. */
export interface StayResource extends Stay {
  readonly stage: StayStage;
  readonly absent: readonly AbsentTime[];
}

export function stayResource(stay: Stay, state: PathwayState, asOf: PlainDate): StayResource {
  return { ...stay, stage: stageOn(stay, state, asOf), absent: absentDuring(stay, state) };
}

function stageOn(stay: Stay, state: PathwayState, date: PlainDate): StayStage {
  if (!includes(stay, date)) return date < stay.from ? 'to-come' : 'discharged';
  if (absentOn(stay, date, state) !== undefined) return 'absent';
  return stay.until === null && stay.plan ? 'discharge-planned' : 'moved-in';
}
