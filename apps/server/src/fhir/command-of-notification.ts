import { type PathwayCommand } from '#domain';
import { dateInCopenhagen, derivedId } from '#kernel';
import { type HospitalEvent, type HospitalNotification } from '#medcom';
import { type PsychiatricUnits } from './psychiatric-units.js';

/** What an event is called where it is revised or taken back. */
const entries = {
  admitted: 'admission',
  'leave-started': 'leave-start',
  'leave-ended': 'leave-end',
  discharged: 'discharge',
} as const satisfies Partial<Record<HospitalEvent, string>>;

/** What a hospital's message asks of the citizen's pathway. Dates are the hospital's, not the message's. */
export function commandOf(told: HospitalNotification, psychiatric: PsychiatricUnits): PathwayCommand {
  const on = dateInCopenhagen(told.effectiveAt);
  if (told.event === 'died') return { type: 'RecordDeath', on, source: 'hospital' };
  const about = {
    // The episode is the same from the emergency department to the ward, and so is what its messages are about.
    admissionId: derivedId('episode', told.episodeOfCareId),
    on,
    at: told.effectiveAt,
    message: { messageId: told.headerId, code: told.code, sentAt: told.sent.occurredAt },
  };
  if (told.revision === 'new') return newEntry(told, told.event, about, psychiatric);
  const entry = entries[told.event];
  const which = entry === 'admission' ? { careClass: told.careClass } : {};
  return { type: told.revision === 'revised' ? 'ReviseHospitalEntry' : 'CancelHospitalEntry', ...about, entry, ...which };
}

type About = Pick<Extract<PathwayCommand, { readonly type: 'RecordHospitalDischarge' }>, 'admissionId' | 'on' | 'at' | 'message'>;

function newEntry(told: HospitalNotification, event: keyof typeof entries, about: About, psychiatric: PsychiatricUnits): PathwayCommand {
  switch (event) {
    case 'admitted': {
      const { sor } = told.serviceProvider;
      return {
        type: 'RecordHospitalAdmission',
        ...about,
        episodeOfCareId: told.episodeOfCareId,
        episode: told.episode,
        careClass: told.careClass,
        ...(sor === undefined ? {} : { unitSor: sor }),
        psychiatric: sor !== undefined && psychiatric.has(sor),
        ...(told.reportOfAdmissionRequested ? { reportOfAdmissionRequested: true } : {}),
      };
    }
    case 'leave-started':
      return { type: 'RecordHospitalLeaveStart', ...about };
    case 'leave-ended':
      return { type: 'RecordHospitalLeaveEnd', ...about };
    case 'discharged':
      return { type: 'RecordHospitalDischarge', ...about };
  }
}
