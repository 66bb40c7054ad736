import { type AdmissionState } from './admission/state.js';
import { type CaseState } from './case/state.js';
import { type CitizenState } from './citizen/state.js';
import { type ConsentState } from './consent/state.js';
import { type CorrespondenceState } from './correspondence/state.js';
import { type IdentityState } from './identity/state.js';
import { type KlippekortState } from './klippekort/state.js';
import { type MeetingState } from './meeting/state.js';
import { type PeopleState } from './people/state.js';
import { type ResponsibilityState } from './responsibility/state.js';
import { type ServiceState } from './service/state.js';
import { type StayState } from './stay/state.js';
import { type TransitionState } from './transition/state.js';

/** What is remembered of a pathway: one part a track. It holds dates, not flags, so that decisions ask it "on that date". */
export interface PathwayState {
  readonly citizen: CitizenState;
  readonly case: CaseState;
  readonly responsibility: ResponsibilityState;
  readonly people: PeopleState;
  readonly services: ServiceState;
  readonly stays: StayState;
  readonly admissions: AdmissionState;
  readonly transitions: TransitionState;
  readonly klippekort: KlippekortState;
  readonly consents: ConsentState;
  readonly meetings: MeetingState;
  readonly correspondence: CorrespondenceState;
  readonly identity: IdentityState;
}
