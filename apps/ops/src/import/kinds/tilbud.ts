import { type PlaceKind, type SectionKey, type TilbudCommand, type TilbudKind } from '#domain';
import { column, optional } from '../columns/columns.js';
import { date, idOf, listOf, oneOf, places, section, text } from '../columns/values.js';
import { kind, type Kind, type Namespace } from './kind.js';

const kinds: Readonly<Record<string, TilbudKind>> = {
  'socialt akuttilbud': 'socialt-akuttilbud',
  'midlertidigt botilbud': 'midlertidigt-botilbud',
  'længerevarende botilbud': 'laengerevarende-botilbud',
  'botilbudslignende tilbud': 'botilbudslignende-tilbud',
  'mobilt tilbud': 'mobilt-tilbud',
};

const TILBUD_HEAD = 'Tilbud-id';

const columnsIn = (namespace: Namespace) => ({
  tilbud: column(TILBUD_HEAD, idOf(...namespace, 'tilbud')),
  name: column('Navn', text(120)),
  kind: column('Type', oneOf(kinds)),
  sections: column('Paragraffer', listOf(section)),
  /** From when the places are there. */
  from: column('Pladser fra', date),
  ordinary: optional('Pladser', places),
  akutplads: optional('Akutpladser', places),
  assessment: optional('Udredningspladser', places),
});

/** Tilbud and their places. One without places is somebody else's: stays there start without taking one. */
export function tilbud(namespace: Namespace): Kind<ReturnType<typeof columnsIn>> {
  return kind({
    name: 'tilbud',
    columns: columnsIn(namespace),
    together: TILBUD_HEAD,
    order: () => '',
    carryOut(row, { recorder }) {
      const key = ['tilbud', row.tilbud] as const;
      const counts: Readonly<Record<PlaceKind, number>> = { ordinary: row.ordinary ?? 0, akutplads: row.akutplads ?? 0, assessment: row.assessment ?? 0 };
      const added = Object.entries(counts).flatMap(([of, count]) =>
        Array.from({ length: count }, (_, n): TilbudCommand => ({
          type: 'AddPlace',
          placeId: recorder.meta.idFor(...key, of, String(n)),
          kind: of as PlaceKind,
          properties: [],
          from: row.from,
        })));
      const sections: readonly SectionKey[] = row.sections;
      const register: TilbudCommand = { type: 'RegisterTilbud', name: row.name, kind: row.kind, sections, managed: added.length > 0 };
      return recorder.onTilbud(row.tilbud, key, row, () => [register, ...added]);
    },
  });
}
