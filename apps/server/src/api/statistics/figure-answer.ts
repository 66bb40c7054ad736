import { type FigureInPeriod, type figures } from '#read-models';

/** A figure: what it is, what it came to, and what it is compared with. */
export interface FigureAnswer {
  readonly figure: (typeof figures)[number]['figure'];
  readonly period: FigureInPeriod;
  /** Null where no period was given to compare with. */
  readonly baseline: FigureInPeriod | null;
}

/** What a figure is, without how it is computed. */
export function described({ name, title, definition, unit, groups, outcomes }: FigureAnswer['figure']): FigureAnswer['figure'] {
  return { name, title, definition, unit, groups, outcomes };
}
