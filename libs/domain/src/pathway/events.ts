import { type AnyEventDefinition, type CorrectionEvent, EntryCorrected, EntryRetracted, eventCatalogue } from '#kernel';
import * as admission from './admission/events.js';
import * as caseTrack from './case/events.js';
import * as citizen from './citizen/events.js';
import * as consent from './consent/events.js';
import * as correspondence from './correspondence/events.js';
import * as identity from './identity/events.js';
import * as klippekort from './klippekort/events.js';
import * as meeting from './meeting/events.js';
import * as people from './people/events.js';
import * as responsibility from './responsibility/events.js';
import * as service from './service/events.js';
import * as stay from './stay/events.js';
import * as transition from './transition/events.js';

/** Everything that can happen on a citizen's pathway. */
export type PathwayEvent =
  | citizen.CitizenEvent
  | caseTrack.CaseEvent
  | responsibility.ResponsibilityEvent
  | people.PeopleEvent
  | service.ServiceEvent
  | stay.StayEvent
  | admission.AdmissionEvent
  | transition.TransitionEvent
  | klippekort.KlippekortEvent
  | consent.ConsentEvent
  | meeting.MeetingEvent
  | correspondence.CorrespondenceEvent
  | identity.IdentityEvent
  | CorrectionEvent;

const tracks = [citizen, caseTrack, responsibility, people, service, stay, admission, transition, klippekort, consent, meeting, correspondence, identity];

/** Reads the stored events of a `pathway-…` stream. */
export const pathwayCatalogue = eventCatalogue<PathwayEvent>([
  ...tracks.flatMap((track) => Object.values(track).filter(isDefinition)),
  EntryRetracted,
  EntryCorrected,
]);

/** The category of pathway streams; the id is the citizen's. */
export const PATHWAY = 'pathway';

function isDefinition(exported: unknown): exported is AnyEventDefinition {
  return typeof exported === 'object' && exported !== null && 'schemaVersion' in exported && 'of' in exported;
}
