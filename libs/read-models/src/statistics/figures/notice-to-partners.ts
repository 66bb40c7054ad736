import { dateInCopenhagen, daysBetween } from '#kernel';
import { type AdvisoryRow } from '../../advisories/advisory-row.js';
import { type Figure } from '../figure.js';

export const noticeToPartners: Figure<AdvisoryRow> = {
  name: 'notice-to-partners',
  title: { da: 'Vores varsel til partnere', en: 'Notice given to partners' },
  definition:
    'Every advisory of a planned discharge that was sent, on the date of the discharge it is about: calendar days from the date it was sent, by partner and by whether it was later than agreed.',
  unit: 'days',
  groups: 'partner',
  outcomes: ['in-time', 'late'],
  observations: ({ kind, sentAt, about, late, partnerId }) => {
    if (kind !== 'discharge-planned' || sentAt === null) return [];
    const sentOn = dateInCopenhagen(sentAt);
    const outcome = late === null ? 'in-time' : 'late';
    return [{ key: '', on: about.date, saidFrom: sentOn, value: daysBetween(sentOn, about.date), group: partnerId, outcome }];
  },
};
