import { refuse } from '#kernel';
import { type Objection } from '../case/guard.js';
import { type PathwayState } from '../state.js';
import { MRG_1 } from './rules.js';

/** Objects to a pathway that is part of another's: nothing is recorded there any more (rule MRG-1). */
export function ifMerged({ identity: { mergedInto } }: PathwayState): Objection {
  return mergedInto ? refuse(MRG_1, 'merged-already', { into: mergedInto }) : undefined;
}
