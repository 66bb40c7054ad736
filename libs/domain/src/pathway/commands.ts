import { type AdmissionCommand } from './admission/commands.js';
import { type CaseCommand } from './case/commands.js';
import { type CitizenCommand } from './citizen/commands.js';
import { type ConsentCommand } from './consent/commands.js';
import { type CorrespondenceCommand } from './correspondence/commands.js';
import { type IdentityCommand } from './identity/commands.js';
import { type KlippekortCommand } from './klippekort/commands.js';
import { type MeetingCommand } from './meeting/commands.js';
import { type PeopleCommand } from './people/commands.js';
import { type ResponsibilityCommand } from './responsibility/commands.js';
import { type ServiceCommand } from './service/commands.js';
import { type StayCommand } from './stay/commands.js';
import { type TransitionCommand } from './transition/commands.js';

/** Everything that can be asked of a citizen's pathway. */
export type PathwayCommand =
  | CitizenCommand
  | CaseCommand
  | ResponsibilityCommand
  | PeopleCommand
  | ServiceCommand
  | StayCommand
  | AdmissionCommand
  | TransitionCommand
  | KlippekortCommand
  | ConsentCommand
  | MeetingCommand
  | CorrespondenceCommand
  | IdentityCommand;
