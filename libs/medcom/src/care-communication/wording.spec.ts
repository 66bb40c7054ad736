import { describe, expect, it } from '@jest/globals';
import { sayings } from '#testing/medcom/index.js';
import { type Saying } from './told.js';
import { textOf } from './wording.js';

const signature = { name: 'Testrådgivningens vagt', phone: '+4500000000' };
const ending = 'Spørgsmål: Ring til Testrådgivningens vagt på +4500000000. Akutte henvendelser kan ikke sendes som svar på denne meddelelse.';

function said(saying: Saying): string[] {
  const lines = textOf(saying, signature).split('\n');
  expect(lines.at(-1)).toBe(ending);
  return lines.slice(0, -1);
}

describe('what a partner reads', () => {
  it.each<[keyof typeof sayings, string[]]>([
    ['discharge told', ['Borgeren udskrives fra botilbud.', 'Udskrivningsdato: 30. november 2026', 'Udskrives til: eget hjem med støtte']],
    [
      'discharge changed',
      [
        'Vi retter, hvad vi har skrevet om udskrivning fra botilbud. Nu gælder:',
        'Udskrivningsdato: 4. december 2026',
        'Udskrives til: andet botilbud',
        'Varslet er kortere, end vi har aftalt.',
      ],
    ],
    ['discharge withdrawn', ['Vi trækker tilbage, hvad vi har skrevet om udskrivning fra botilbud. Det gælder ikke.']],
    ['network meeting told', ['Der indkaldes til netværksmøde.', 'Mødedato: 25. november 2026', 'Klokken: 10:30']],
    ['discharge agreement told', ['Der er indgået en udskrivningsaftale.', 'Aftalens dato: 26. november 2026']],
    ['coordination plan told', ['Der er lavet en koordinationsplan.', 'Planens dato: 27. november 2026']],
    [
      'transition told',
      [
        'Borgeren går fra midlertidigt botilbud (serviceloven § 107) til støtte i eget hjem (serviceloven § 85).',
        'Overgangsdato: 1. december 2026',
      ],
    ],
    ['closing told', ['Borgerens forløb hos os afsluttes.', 'Afsluttes den: 31. december 2026', 'Årsag: målene er nået']],
    [
      'visitation told',
      [
        'Kommunen har bevilget borgeren støtte.',
        'Afgjort den: 18. november 2026',
        'Efter: serviceloven § 85',
        'Fra: 1. januar 2027',
        'Til og med: 31. december 2027',
        'Timer om ugen: 7,5',
      ],
    ],
    ['death told', ['Borgeren er død.', 'Dødsdato: 19. november 2026']],
    ['death withdrawn', ['Vi trækker tilbage, hvad vi har skrevet om borgerens død. Det gælder ikke.']],
  ])('%s', (name, lines) => {
    expect(said(sayings[name])).toEqual(lines);
  });

  it('leaves out what may not be told, and says nothing in its place', () => {
    expect(said({ as: 'told', told: { about: 'discharge' } })).toEqual(['Borgeren udskrives fra botilbud.']);
    expect(said({ as: 'changed', told: { about: 'discharge' } })).toEqual(['Det, vi har skrevet om udskrivning fra botilbud, er ændret.']);
    expect(said({ as: 'told', told: { about: 'coordination' } })).toEqual(['Der er aftalt noget om det fælles forløb.']);
    expect(said({ as: 'told', told: { about: 'transition' } })).toHaveLength(1);
    expect(said({ as: 'told', told: { about: 'closing' } })).toHaveLength(1);
    expect(said({ as: 'told', told: { about: 'visitation' } })).toHaveLength(1);
  });

  it('writes a section as the law is called, and what is no section as it stands', () => {
    const lines = (section: string) => said({ as: 'told', told: { about: 'visitation', section } }).slice(1);
    expect(['ABL-105', 'SEL-82b', 'XYZ-1', ' '].flatMap(lines)).toEqual(['Efter: almenboligloven § 105', 'Efter: serviceloven § 82b', 'Efter: XYZ-1']);
  });
});
