import { type PlainDate } from '#kernel';
import { type Owner } from '../agreement/terms.js';
import { type DeviationContent, type Resolution } from './events.js';

/** A limit is broken, or will be: what is read now. The service itself asks for it. */
export interface ObserveBreach {
  readonly type: 'ObserveBreach';
  readonly content: DeviationContent;
}

/** The limit is not broken any more, or never was. The service itself asks for it. */
export interface ObserveNoBreach {
  readonly type: 'ObserveNoBreach';
  /** An entry was corrected or taken back. */
  readonly corrected: boolean;
  /** From which date on the limit is kept; it matters where nothing was corrected. */
  readonly keptFrom: PlainDate;
}

/** Gives it to another unit or person. */
export interface AssignDeviation {
  readonly type: 'AssignDeviation';
  readonly owner: Owner;
}

/** A person has seen to it. */
export interface ResolveDeviation {
  readonly type: 'ResolveDeviation';
  readonly outcome: Resolution;
  readonly note?: string;
}

/** What a person can ask of a deviation. */
export type PersonsDeviationCommand = AssignDeviation | ResolveDeviation;

export type DeviationCommand = ObserveBreach | ObserveNoBreach | PersonsDeviationCommand;
