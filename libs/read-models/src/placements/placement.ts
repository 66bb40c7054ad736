import { type AdmissionState } from '#domain/pathway/admission/state.js';
import { type Interval } from '#domain/pathway/interval.js';
import { type PlainDate } from '#kernel';

/** A stay is a 24-hour place, support is a service given where the citizen lives, an admission is the hospital's. */
export type PlacementKind = 'stay' | 'support' | 'admission';

/** Where a citizen is, and when. */
export interface Placement {
  /** The stay's, the service's or the admission's id. */
  readonly id: string;
  readonly kind: PlacementKind;
  /** The tilbud; null at a hospital. */
  readonly tilbudId: string | null;
  /** The hospital unit's SOR code, where known. */
  readonly unitSor: string | null;
  /** `SEL-107`; null at a hospital. */
  readonly section: string | null;
  /** The dates, in order; several where a patient came back within one episode, none where it did not happen after all. */
  readonly during: readonly Interval[];
  /** The date that a discharge is planned for. */
  readonly plannedEnd: PlainDate | null;
  /** All that the hospital said of an admission, from which its dates follow; null for the others. */
  readonly told: AdmissionState | null;
}

/** True where two say the same of one placement. What a hospital said only grows, so its length tells. */
export function samePlacement(a: Placement, b: Placement): boolean {
  return (
    a.plannedEnd === b.plannedEnd &&
    a.tilbudId === b.tilbudId &&
    a.unitSor === b.unitSor &&
    a.section === b.section &&
    sameDates(a.during, b.during) &&
    statements(a) === statements(b) &&
    a.told?.diedOn === b.told?.diedOn
  );
}

function sameDates(a: readonly Interval[], b: readonly Interval[]): boolean {
  return a.length === b.length && a.every(({ from, until }, at) => from === b[at]?.from && until === b[at].until);
}

function statements({ told }: Placement): number {
  return told?.admissions.reduce((sum, admission) => sum + admission.statements.length, 0) ?? 0;
}
