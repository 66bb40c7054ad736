import { type AdmissionState } from '#domain/pathway/admission/state.js';
import { type Interval } from '#domain/pathway/interval.js';
import { type PlainDate } from '#kernel';

/** A stay is a 24-hour place, support is a service given where the citizen lives, an admission is the hospital's. */
export type PlacementKind = 'stay' | 'support' | 'admission';

/** Where a citizen is, and when. */
export interface Placement {
  /** The stay's, the service's or the admission's id. */
  readonly id: string;
  /** A death has no dates and is in no list: it is kept for what is told after it. */
  readonly kind: PlacementKind | 'death';
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
  /** What else has to be remembered of it; null where that is nothing. */
  readonly told: Told | null;
  /** The latest effective date of what was said of it: what is effective before that does not come in order. */
  readonly saidOn: PlainDate;
}

export interface Told {
  /** All that the hospital said of an admission, from which its dates follow. */
  readonly admission?: AdmissionState;
  /** When the citizen slept elsewhere while the place was kept. */
  readonly absences?: readonly (Interval & { readonly absenceId: string })[];
  /** It was never given, whatever is said of its start. */
  readonly annulled?: true;
}

/** True where two say the same of one placement. What a hospital said only grows, so its length tells. */
export function samePlacement(a: Placement, b: Placement): boolean {
  return (
    a.saidOn === b.saidOn &&
    a.plannedEnd === b.plannedEnd &&
    a.tilbudId === b.tilbudId &&
    a.unitSor === b.unitSor &&
    a.section === b.section &&
    sameDates(a.during, b.during) &&
    sameTold(a.told, b.told)
  );
}

function sameDates(a: readonly Interval[], b: readonly Interval[]): boolean {
  return a.length === b.length && a.every(({ from, until }, at) => from === b[at]?.from && until === b[at].until);
}

function sameTold(a: Told | null, b: Told | null): boolean {
  return (
    a === b ||
    (a?.annulled === b?.annulled &&
      sameDates(a?.absences ?? [], b?.absences ?? []) &&
      a?.admission?.diedOn === b?.admission?.diedOn &&
      statements(a) === statements(b))
  );
}

function statements(told: Told | null): number {
  return told?.admission?.admissions.reduce((sum, { statements: said }) => sum + said.length, 0) ?? 0;
}
