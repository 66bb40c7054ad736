import { type PlainDate } from '#kernel';
import { line } from './line.js';
import { coordinationWords, danishDate, destinationWords, outcomeWords, sectionWords, someCoordination } from './danish.js';
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
        facts: [...dated('Udskrivningsdato', told.date), ...worded('Udskrives til', told.destination && destinationWords[told.destination])],
      };
    case 'coordination': {
      const { date, ...words } = told.what ? coordinationWords[told.what] : someCoordination;
      return { ...words, facts: [...dated(date, told.date), ...worded('Klokken', told.time)] };
    }
    case 'transition':
      return {
        told: 'Borgeren går fra midlertidigt botilbud (serviceloven § 107) til støtte i eget hjem (serviceloven § 85).',
        of: 'overgangen fra § 107 til § 85',
        facts: dated('Overgangsdato', told.date),
      };
    case 'closing':
      return {
        told: 'Borgerens forløb hos os afsluttes.',
        of: 'afslutningen af forløbet',
        facts: [...dated('Afsluttes den', told.date), ...worded('Årsag', told.outcome && outcomeWords[told.outcome])],
      };
    case 'visitation':
      return {
        told: 'Kommunen har bevilget borgeren støtte.',
        of: 'bevillingen af støtte',
        facts: [
          ...dated('Afgjort den', told.decidedOn),
          ...worded('Efter', told.section && sectionWords(told.section)),
          ...dated('Fra', told.from),
          ...dated('Til og med', told.until),
          ...worded('Timer om ugen', told.hoursPerWeek?.toString().replace('.', ',')),
        ],
      };
    case 'death':
      return { told: 'Borgeren er død.', of: 'borgerens død', facts: dated('Dødsdato', told.date) };
  }
}

function dated(label: string, date: PlainDate | undefined): Wording['facts'] {
  return date === undefined ? [] : [[label, danishDate(date)]];
}

function worded(label: string, words: string | undefined): Wording['facts'] {
  const text = line(words ?? '');
  return text === '' ? [] : [[label, text]];
}
