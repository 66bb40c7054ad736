import { type PathwayState } from '#domain';
import { type PlainDate } from '#kernel';

/** One thing that a figure counts or measures. */
export interface Observation {
  /** Tells the observations of one citizen apart; the same from one knowledge to the next. */
  readonly key: string;
  /** The date that puts it into a period. */
  readonly on: PlainDate;
  /** From which date on it can be said; `on` when absent. What comes true later is not counted before. */
  readonly saidFrom?: PlainDate;
  readonly value: number;
  /** The tilbud, section or partner that it belongs to; null where it belongs to none. */
  readonly group: string | null;
  readonly outcome: string;
}

/** A figure that a leader follows, defined where it is computed. */
export interface Figure<Of> {
  /** As it is asked for. */
  readonly name: string;
  readonly title: { readonly da: string; readonly en: string };
  /** What exactly is counted or measured, in one sentence. */
  readonly definition: string;
  /** What a value is a number of. `share` is 1 or 0, so that the mean is a share. */
  readonly unit: 'days' | 'clips' | 'workers' | 'share';
  readonly groups: 'tilbud' | 'section' | 'partner' | 'none';
  readonly outcomes: readonly string[];
  /** Pure; of one citizen's pathway, or of one advisory. */
  readonly observations: (of: Of) => readonly Observation[];
}

/** A figure that comes of some parts of a pathway's state. */
export interface PathwayFigure<Part extends keyof PathwayState = keyof PathwayState> extends Figure<Pick<PathwayState, Part>> {
  /** No more than it needs: it is computed again only when one of these has changed. */
  readonly parts: readonly Part[];
}

/** States a figure of pathways. */
export function figure<const Part extends keyof PathwayState>(definition: PathwayFigure<Part>): PathwayFigure {
  return definition;
}
