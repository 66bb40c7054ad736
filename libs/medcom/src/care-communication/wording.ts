import { type PlainDate } from '#kernel';
import { xmlText } from '../fhir/narrative.js';
import { coordinationWords, danishDate, destinationWords } from './danish.js';
import { type Saying, type Told } from './told.js';

interface Wording {
  /** Said when it is told for the first time. */
  readonly told: string;
  /** What it is called afterwards: `Varslet om …`. */
  readonly of: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
}

/** Who is to be called with questions. */
export interface Reachable {
  readonly name: string;
  readonly phone: string;
}

/** The text of a message, in Danish for whoever reads it on the ward: a line for each fact, and none for what is not told. */
export function textOf({ as, told, shortNotice }: Saying, { name, phone }: Reachable): string {
  const { told: first, of, facts } = wordingOf(told);
  const lines = facts.map(([label, value]) => `${label}: ${value}`);
  const said = {
    told: [first, ...lines],
    changed: lines.length > 0 ? [`Vi retter, hvad vi har skrevet om ${of}. Nu gælder:`, ...lines] : [`Det, vi har skrevet om ${of}, er ændret.`],
    withdrawn: [`Vi trækker tilbage, hvad vi har skrevet om ${of}. Det gælder ikke.`],
  }[as];
  return [
    ...said,
    ...(shortNotice ? ['Varslet er kortere, end vi har aftalt.'] : []),
    `Spørgsmål: Ring til ${name} på ${phone}. Akutte henvendelser kan ikke sendes som svar på denne meddelelse.`,
  ].join('\n');
}

function wordingOf(told: Told): Wording {
  switch (told.about) {
    case 'discharge':
      return {
        told: 'Borgeren udskrives fra botilbud.',
        of: 'udskrivning fra botilbud',
        facts: [...dated('Udskrivningsdato', told.date), ...(told.destination ? [['Udskrives til', destinationWords[told.destination]] as const] : [])],
      };
    case 'coordination': {
      const { date, ...words } = coordinationWords[told.what];
      return { ...words, facts: dated(date, told.date) };
    }
    case 'transition':
      return {
        told: 'Borgeren går fra midlertidigt botilbud (serviceloven § 107) til støtte i eget hjem (serviceloven § 85).',
        of: 'overgangen fra § 107 til § 85',
        facts: [
          ...dated('Overgangsdato', told.date),
          ...dated('Massiv støtte til og med', told.intensiveSupport?.until),
          ...counted('Massiv støtte, timer om ugen', told.intensiveSupport?.hoursPerWeek),
        ],
      };
    case 'closing':
      return {
        told: 'Borgerens forløb hos os afsluttes.',
        of: 'afslutningen af forløbet',
        facts: [
          ...dated('Afsluttes den', told.date),
          ...counted('Klippekort, antal samtaler', told.klippekort?.clips),
          ...dated('Klippekortet gælder til og med', told.klippekort?.lastDate),
        ],
      };
    case 'visitation':
      return {
        told: 'Kommunen har bevilget borgeren støtte.',
        of: 'bevillingen',
        facts: [
          ...(told.section?.trim() ? [['Efter', xmlText(told.section)] as const] : []),
          ...dated('Fra', told.from),
          ...dated('Til og med', told.until),
        ],
      };
    case 'death':
      return { told: 'Borgeren er død.', of: 'borgerens død', facts: dated('Dødsdato', told.date) };
  }
}

function dated(label: string, date: PlainDate | undefined): Wording['facts'] {
  return date === undefined ? [] : [[label, danishDate(date)]];
}

function counted(label: string, count: number | undefined): Wording['facts'] {
  return count === undefined ? [] : [[label, String(count).replace('.', ',')]];
}
