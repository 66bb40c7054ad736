import { type PlainDate, type Uuid } from '#kernel';

/**
 * §107 → §85 in one step (rule TRA-1): ends the stay, starts the support and its massive period, names known workers
 * of both places, and offers the handover.
 */
export interface MoveToOwnHome {
  readonly type: 'MoveToOwnHome';
  readonly transitionId: Uuid;
  readonly stayId: Uuid;
  readonly serviceId: Uuid;
  /** First date in the own home. */
  readonly on: PlainDate;
  /** The tilbud that gives the support. */
  readonly tilbudId: Uuid;
  readonly hoursPerWeek: number;
  readonly intensive: {
    /** Last date of the massive period, inclusive. */
    readonly through: PlainDate;
    readonly hoursPerWeek: number;
    readonly steps: readonly { readonly from: PlainDate; readonly hoursPerWeek: number }[];
  };
  readonly knownWorkers: readonly { readonly workerId: Uuid; readonly tilbudId: Uuid }[];
}

/** The receiver takes over (rule TRA-2). */
export interface AcceptHandover {
  readonly type: 'AcceptHandover';
  readonly transitionId: Uuid;
  readonly on: PlainDate;
}
export type TransitionCommand = MoveToOwnHome | AcceptHandover;
