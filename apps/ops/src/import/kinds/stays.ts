import { type Destination } from '#domain/pathway/stay/events.js';
import { column, optional } from '../columns/columns.js';
import { date, externalId, idOf, oneOf, section } from '../columns/values.js';
import { aboutCitizen, CITIZEN_HEAD } from './about-citizen.js';
import { kind, type Kind, type Namespace } from './kind.js';

const destinations: Readonly<Record<string, Destination>> = {
  'eget hjem': 'own-home',
  'eget hjem med støtte': 'own-home-with-support',
  'andet botilbud': 'other-botilbud',
  hospital: 'hospital',
  fraflyttet: 'moved-away',
  ukendt: 'unknown',
};

const columnsIn = (namespace: Namespace) => ({
  reference: column('Ophold-id', externalId),
  citizen: column(CITIZEN_HEAD, externalId),
  section: column('Paragraf', section),
  tilbud: column('Tilbud-id', idOf(...namespace, 'tilbud')),
  from: column('Indflyttet', date),
  /** First date without the stay. */
  until: optional('Udskrevet', date),
  destination: optional('Udskrevet til', oneOf(destinations)),
});

/** 24-hour places: moved into, and left where the stay is over. At a tilbud that is registered here they take its places. */
export function stays(namespace: Namespace): Kind<ReturnType<typeof columnsIn>> {
  return kind({
    name: 'stays',
    columns: columnsIn(namespace),
    together: CITIZEN_HEAD,
    order: ({ from }) => from,
    carryOut: (row, importing) =>
      aboutCitizen(row.citizen, importing, (citizenId) => {
        const key = ['stays', row.citizen, row.reference] as const;
        const stayId = importing.recorder.meta.idFor(...key);
        const { section: under, tilbud: tilbudId, from, until, destination } = row;
        const ended = until === null ? {} : { ended: { on: until, destination: destination ?? 'unknown' } };
        return importing.recorder.onPathway(citizenId, key, row, () => [{ type: 'StartStay', stayId, section: under, on: from, tilbudId, ...ended }]);
      }),
  });
}
