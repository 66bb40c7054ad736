import { refuse } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { type Objection } from '../case/guard.js';
import { type PathwayState } from '../state.js';
import { VIS_3 } from './rules.js';
import { actingMunicipality } from './state.js';

/** Objects to a decision on a visitation by anybody but the authority of the acting municipality (rule VIS-3). */
export function unlessActingAuthority({ responsibility }: PathwayState, { actor }: Pick<Circumstances, 'actor'>): Objection {
  if (actor.role !== 'myndighed') return refuse(VIS_3, 'not-the-authority', { role: actor.role });
  if (actor.municipality !== undefined && actor.municipality === actingMunicipality(responsibility)) return undefined;
  return refuse(VIS_3, 'not-the-acting-municipality');
}
