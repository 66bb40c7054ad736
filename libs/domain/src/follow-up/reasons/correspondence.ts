import { type PathwayState } from '../../pathway/state.js';
import { closedSince, doneWhere, type Reason } from './reason.js';

/** What partners write: somebody is to read it, and to register a discharge that it announces. */
export function correspondenceReasons(state: PathwayState): readonly Reason[] {
  return state.correspondence.messages.map(({ id: subjectId, category, on }): Reason => {
    const registered = state.admissions.admissions.some(({ expectations }) => expectations.some((said) => said.on >= on));
    return {
      trigger: category === 'discharge' ? 'discharge-notice-received' : 'partner-message-received',
      subjectId,
      on,
      dates: { received: on },
      done: doneWhere({ 'discharge-registered': registered }),
      over: closedSince(state, on),
    };
  });
}
