import { type PlainDate } from '#kernel';

/** A stay is a 24-hour place, support is a service given where the citizen lives, an admission is the hospital's. */
export type PlacementKind = 'stay' | 'support' | 'admission';

/** Where a citizen is, over a run of dates. */
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
  /** First date; null where only the end has been told so far, or where it turned out not to have happened. */
  readonly from: PlainDate | null;
  /** First date without; null while it lasts. */
  readonly to: PlainDate | null;
  /** The date that a discharge is planned for. */
  readonly plannedEnd: PlainDate | null;
}

/** True where two say the same. */
export function samePlacement(a: Placement, b: Placement): boolean {
  return (
    a.from === b.from &&
    a.to === b.to &&
    a.plannedEnd === b.plannedEnd &&
    a.tilbudId === b.tilbudId &&
    a.unitSor === b.unitSor &&
    a.section === b.section
  );
}
