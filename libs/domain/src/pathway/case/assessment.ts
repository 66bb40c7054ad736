import { accept, type Decision } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { type PathwayEvent } from '../events.js';
import { type PathwayState } from '../state.js';
import { type StartAssessment } from './commands.js';
import { AssessmentStarted } from './events.js';
import { ifDeadOn, ifTaken, unlessOpenOn } from './guard.js';
import { phaseOn } from './phase.js';

/** Rule CASE-1. */
export function startAssessment({ assessmentId, on }: StartAssessment, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const objection =
    unlessOpenOn(on, state, now) ?? ifDeadOn(on, state) ?? ifTaken(assessmentId, state.case.assessments.map((one) => one.assessmentId));
  if (objection) return objection;
  return phaseOn(state, on) === 'assessing' ? accept() : accept(AssessmentStarted.of({ assessmentId }, { on }));
}
