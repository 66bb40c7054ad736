import { PartnerMessageReceived } from '#domain/pathway/correspondence/events.js';
import { instant } from '#kernel';
import { command } from './command-builder.js';
import { happened } from './event-builder.js';

/** What a region wrote, but for the text. */
export const partnerWrote = {
  messageId: 'their-message',
  thread: 'their-thread',
  category: 'carecoordination',
  activity: 'new',
  senderSor: '999999000016001',
  sentAt: instant('2026-02-10T08:00:00.000Z'),
  attachments: 0,
} as const;

const personal = { text: 'Opdigtet tekst' };

export const recordPartnerMessage = command('RecordPartnerMessage', { on: '2026-02-10', message: partnerWrote, personal });
const received = happened(PartnerMessageReceived, '2026-02-10', partnerWrote);
/** The event that recording it leads to, text and all. */
export const partnerMessageReceived: typeof received = (said = {}) => received({ personal, ...said });
