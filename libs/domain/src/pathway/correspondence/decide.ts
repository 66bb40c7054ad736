import { accept, refuse } from '#kernel';
import { ifInTheFuture, unlessRegistered } from '../case/guard.js';
import { caseStatus } from '../case/state.js';
import { type PathwayTrack } from '../track.js';
import { type CorrespondenceCommand } from './commands.js';
import { PartnerMessageReceived } from './events.js';
import { MSG_1 } from './rules.js';
import { type CorrespondenceState, evolve, initial } from './state.js';

export const correspondence: PathwayTrack<CorrespondenceCommand, CorrespondenceState> = {
  initial,
  evolve,
  decide: {
    RecordPartnerMessage: ({ message, personal, on, at }, state, now) => {
      const objection = unlessRegistered(state) ?? ifInTheFuture(on, now);
      if (objection) return objection;
      if (state.correspondence.messages.some(({ messageId }) => messageId === message.messageId)) return accept();
      if (state.case.diedOn !== undefined) return refuse(MSG_1, 'citizen-died');
      if (caseStatus(state.case) !== 'open') return refuse(MSG_1, 'no-open-case');
      return accept(PartnerMessageReceived.of({ ...message }, { on, at, personal: { ...personal } }));
    },
  },
};
