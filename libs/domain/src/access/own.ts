import { type MunicipalityCode, refuse } from '#kernel';
import { type Objection } from '../pathway/case/guard.js';
import { ACC_3 } from './rules.js';

/** Objects to what is not the asker's municipality's; nobody's is not there either (rule ACC-3). */
export function unlessOwn(owner: MunicipalityCode | undefined, asker: MunicipalityCode): Objection {
  return owner === asker ? undefined : refuse(ACC_3, 'not-there');
}
