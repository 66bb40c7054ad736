import { type Destination } from '#domain/pathway/stay/events.js';
import { type PlainDate } from '#kernel';
import { type CoordinationStep, type Outcome, type Told } from './told.js';

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

/** Where it may not be told what was arranged. */
export const someCoordination = { told: 'Der er aftalt noget om det fælles forløb.', of: 'det fælles forløb', date: 'Dato' };

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  'goals-met': 'målene er nået',
  'citizen-wish': 'efter borgerens ønske',
  'moved-away': 'borgeren er flyttet',
  'other-support': 'borgeren får anden støtte',
  other: 'andet',
};

const laws: Readonly<Record<string, string>> = {
  SEL: 'serviceloven',
  ABL: 'almenboligloven',
  PSL: 'psykiatriloven',
  RSL: 'retssikkerhedsloven',
};

/** `SEL-85` as `serviceloven § 85`; what the catalogue of the law cannot have named, as it stands. */
export function sectionWords(key: string): string {
  const [, law = '', section = ''] = /^([A-Z]{3})-(\d{1,3}[a-z]?)$/.exec(key) ?? [];
  return laws[law] ? `${laws[law]} § ${section}` : key;
}
