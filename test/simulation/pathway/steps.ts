import fc from 'fast-check';
import { beginning } from './regressions.js';
import { type Step } from './run.js';

/** How often each is asked, so that pathways get somewhere. */
const weights: Record<Step['ask'], number> = {
  register: 1,
  open: 10,
  close: 14,
  coordinate: 3,
  die: 1,
  getToKnow: 5,
  workerGone: 4,
  grant107: 8,
  grant85: 8,
  revoke: 2,
  moveIn: 7,
  moveInAtOnce: 9,
  moveInToAssess: 7,
  leave: 16,
  planLeaving: 5,
  unplanLeaving: 3,
  extend: 4,
  deliverPlan: 5,
  breakOff: 3,
  goAway: 7,
  comeBack: 5,
  support: 9,
  endSupport: 10,
  useClip: 10,
  admit: 7,
  goOnLeave: 4,
  returnFromLeave: 3,
  discharge: 9,
  annulAdmission: 3,
  annulDischarge: 3,
  expectDischarge: 5,
  expectNone: 3,
  beReady: 4,
  planHandover: 6,
  meet: 3,
  offer: 7,
  accept: 8,
  decline: 4,
  complete: 6,
  giveUp: 4,
  moveHome: 6,
  consent: 4,
  withdraw: 4,
  retract: 18,
  bringBack: 10,
  moveDate: 18,
  moveBack: 8,
};

const step: fc.Arbitrary<Step> = fc.record({
  ask: fc.oneof(...Object.entries(weights).map(([name, weight]) => ({ weight, arbitrary: fc.constant(name as Step['ask']) }))),
  later: fc.oneof({ weight: 16, arbitrary: fc.integer({ min: 0, max: 10 }) }, { weight: 1, arbitrary: fc.integer({ min: 200, max: 760 }) }),
  back: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: -3, max: 60 }) }),
  pick: fc.nat({ max: 60 }),
});
/** Pathways to play, each with the same beginning. */
export const pathways = fc.array(step, { minLength: 20, maxLength: 70, size: 'max' }).map((steps) => [...beginning, ...steps]);
