import { type PlainDate, type Uuid } from '#kernel';
import { type SectionKey } from '../../law/legal-basis.js';

/** The authority grants a service or a stay under a section, for a period. */
export interface RegisterVisitation {
  readonly type: 'RegisterVisitation';
  readonly visitationId: Uuid;
  readonly section: SectionKey;
  readonly from: PlainDate;
  /** Last date, inclusive; null when granted without an end. */
  readonly to: PlainDate | null;
  readonly hoursPerWeek?: number;
  readonly goals?: string;
}

/** Starts a service; which visitation carries it follows from section and date. */
export interface StartService {
  readonly type: 'StartService';
  readonly serviceId: Uuid;
  readonly section: SectionKey;
  readonly on: PlainDate;
  readonly tilbudId: Uuid;
  readonly hoursPerWeek?: number;
}

/** Ends a service; `on` is the first date without it. */
export interface EndService {
  readonly type: 'EndService';
  readonly serviceId: Uuid;
  readonly on: PlainDate;
  readonly reason: 'goals-met' | 'citizen-wish' | 'other-service' | 'pathway-closing' | 'other';
}
export type ServiceCommand = RegisterVisitation | StartService | EndService;
