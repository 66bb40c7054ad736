import { type Decider } from '#kernel';
import { type Circumstances } from '../circumstances.js';
import { admissions } from './admission/decide.js';
import { caseTrack } from './case/decide.js';
import { citizen } from './citizen/decide.js';
import { type PathwayCommand } from './commands.js';
import { compose } from './compose.js';
import { consents } from './consent/decide.js';
import { correspondence } from './correspondence/decide.js';
import { type PathwayEvent } from './events.js';
import { identity } from './identity/decide.js';
import { klippekort } from './klippekort/decide.js';
import { meetings } from './meeting/decide.js';
import { people } from './people/decide.js';
import { responsibility } from './responsibility/decide.js';
import { services } from './service/decide.js';
import { type PathwayState } from './state.js';
import { stays } from './stay/decide.js';
import { transitions } from './transition/decide.js';

/** All that happens to one citizen: tracks side by side in one stream, so that one command can change several at once. */
export const pathway: Decider<PathwayCommand, PathwayEvent, PathwayState, Circumstances> = compose<
  PathwayCommand,
  PathwayEvent,
  PathwayState,
  Circumstances
>()({ citizen, case: caseTrack, responsibility, people, services, stays, admissions, transitions, klippekort, consents, meetings, correspondence, identity });
