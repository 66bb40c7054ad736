import { accept, refuse, type Decision } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { type PathwayEvent } from '../events.js';
import { CoordinatorAssigned } from '../people/events.js';
import { coordinatorOn } from '../people/state.js';
import { type PathwayState } from '../state.js';
import { type OpenPathway } from './commands.js';
import { InquiryAnswered, PathwayOpened, PathwayReopened } from './events.js';
import { ifDeadOn, ifInTheFuture, unlessRegistered, type Objection } from './guard.js';
import { unlessWaiting } from './inquiry.js';
import { PATH_1, PATH_2 } from './rules.js';
import { caseStatus } from './state.js';

/** Opens the pathway, for the first time or again; the inquiry it is opened on is answered by it (rules PATH-1, PATH-2, INQ-1). */
export function openPathway(asked: OpenPathway, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { on, inquirySource, coordinator, inquiryId } = asked;
  const objection =
    unlessRegistered(state) ??
    unlessClosed(asked, state) ??
    ifInTheFuture(on, now) ??
    ifDeadOn(on, state) ??
    (inquiryId === undefined ? undefined : unlessWaiting(inquiryId, on, state));
  if (objection) return objection;
  const first = state.case.periods.length === 0;
  const opened = first ? PathwayOpened.of({ inquirySource }, { on }) : PathwayReopened.of({ because: 'new-inquiry', inquirySource }, { on });
  const { workerId, unit } = coordinator;
  const present = coordinatorOn(state.people, on);
  const stays = present?.workerId === workerId && present.unit === unit;
  return accept<PathwayEvent>(
    opened,
    ...(stays ? [] : [CoordinatorAssigned.of({ workerId, unit }, { on })]),
    ...(inquiryId === undefined ? [] : [InquiryAnswered.of({ inquiryId, outcome: 'taken-up' }, { on })]),
  );
}

function unlessClosed({ on }: OpenPathway, state: PathwayState): Objection {
  if (caseStatus(state.case) === 'open') return refuse(PATH_1, 'already-opened');
  const closedOn = state.case.periods.at(-1)?.until;
  return closedOn && on < closedOn ? refuse(PATH_2, 'before-closing', { on, closedOn }) : undefined;
}
