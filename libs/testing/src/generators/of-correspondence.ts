import { type CorrespondenceCommand } from '#domain';
import { partnerWrote, recordPartnerMessage } from '../given-when-then/correspondence.js';
import { type OfTrack } from './of-track.js';

const categories = ['discharge', 'carecoordination'] as const;

export const correspondenceCommands: OfTrack<CorrespondenceCommand> = {
  RecordPartnerMessage: ({ on, pick }) =>
    recordPartnerMessage({ on, message: { ...partnerWrote, messageId: `message-${pick(0, ['a', 'b', 'c', 'd'])}`, category: pick(1, categories) } }),
};
