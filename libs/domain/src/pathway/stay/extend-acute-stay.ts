import { accept, refuse, type Decision } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { unlessOpenOn } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { type PathwayState } from '../state.js';
import { isAcute } from './acute.js';
import { type ExtendAcuteStay } from './commands.js';
import { AcuteStayExtended } from './events.js';
import { STAY_3 } from './rules.js';
import { openStay } from './state.js';

const deciding: readonly string[] = ['leder', 'myndighed'];

/** Rule STAY-3: the decision covers the dates after it was taken, not those that were over the limit before. */
export function extendAcuteStay(asked: ExtendAcuteStay, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { stayId, on, through, reason, note } = asked;
  const objection = unlessOpenOn(on, state, now);
  if (objection) return objection;
  if (!deciding.includes(now.actor.role)) return refuse(STAY_3, 'not-who-decides', { role: now.actor.role });
  const stay = openStay(state.stays, stayId);
  if (!stay) return refuse(STAY_3, 'stay-not-open', { stayId });
  if (!isAcute(stay)) return refuse(STAY_3, 'not-an-akutplads', { section: stay.section });
  if (on < stay.from) return refuse(STAY_3, 'before-stay-started', { on, startedOn: stay.from });
  if (through < on) return refuse(STAY_3, 'ends-before-the-decision', { on, through });
  return accept(AcuteStayExtended.of({ stayId, through, reason }, { on, personal: { note } }));
}
