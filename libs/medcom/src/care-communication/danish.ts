import { type Destination } from '#domain/pathway/stay/events.js';
import { type PlainDate } from '#kernel';
import { type CoordinationStep, type Told } from './told.js';

const months = ['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'december'];

/** `30. november 2026` */
export function danishDate(date: PlainDate): string {
  const [year, month, day] = date.split('-');
  return `${Number(day)}. ${months[Number(month) - 1]} ${year}`;
}

/** What each subject is called, in the heading of a message. */
export const topics: Readonly<Record<Told['about'], string>> = {
  discharge: 'Udskrivning fra botilbud',
  coordination: 'Koordinering af forløb',
  transition: 'Overgang fra § 107 til § 85',
  closing: 'Afslutning af forløb',
  visitation: 'Visitation til støtte',
  death: 'Dødsfald',
};

export const destinationWords: Readonly<Record<Destination, string>> = {
  'own-home': 'eget hjem',
  'own-home-with-support': 'eget hjem med støtte',
  'other-botilbud': 'andet botilbud',
  hospital: 'sygehus',
  'moved-away': 'bolig i en anden kommune',
  unknown: 'endnu ikke afklaret',
};

export const coordinationWords: Readonly<Record<CoordinationStep, { readonly told: string; readonly of: string; readonly date: string }>> = {
  'network-meeting': { told: 'Der indkaldes til netværksmøde.', of: 'netværksmødet', date: 'Mødedato' },
  'discharge-agreement': { told: 'Der er indgået en udskrivningsaftale.', of: 'udskrivningsaftalen', date: 'Aftalens dato' },
  'coordination-plan': { told: 'Der er lavet en koordinationsplan.', of: 'koordinationsplanen', date: 'Planens dato' },
};
