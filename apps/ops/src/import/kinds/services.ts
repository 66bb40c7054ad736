import { type PathwayCommand } from '#domain';
import { type EndService } from '#domain/pathway/service/commands.js';
import { column, optional } from '../columns/columns.js';
import { date, externalId, hours, idOf, oneOf, section } from '../columns/values.js';
import { aboutCitizen, CITIZEN_HEAD } from './about-citizen.js';
import { kind, type Kind, type Namespace } from './kind.js';

const reasons: Readonly<Record<string, EndService['reason']>> = {
  'mål nået': 'goals-met',
  'borgers ønske': 'citizen-wish',
  'anden indsats': 'other-service',
  'forløb afsluttes': 'pathway-closing',
  andet: 'other',
};

const columnsIn = (namespace: Namespace) => ({
  reference: column('Indsats-id', externalId),
  citizen: column(CITIZEN_HEAD, externalId),
  section: column('Paragraf', section),
  tilbud: column('Tilbud-id', idOf(...namespace, 'tilbud')),
  from: column('Startet', date),
  /** First date without the service. */
  until: optional('Ophørt', date),
  hoursPerWeek: optional('Timer pr. uge', hours),
  reason: optional('Ophørt fordi', oneOf(reasons)),
});

/** Support in the own home, treatment, activity: begun, and ended where they are over. */
export function services(namespace: Namespace): Kind<ReturnType<typeof columnsIn>> {
  return kind({
    name: 'services',
    columns: columnsIn(namespace),
    together: CITIZEN_HEAD,
    order: ({ from }) => from,
    carryOut: (row, importing) =>
      aboutCitizen(row.citizen, importing, (citizenId) => {
        const key = ['services', row.citizen, row.reference] as const;
        const serviceId = importing.recorder.meta.idFor(...key);
        const { section: under, tilbud: tilbudId, from, until, hoursPerWeek, reason } = row;
        const start: PathwayCommand = { type: 'StartService', serviceId, section: under, on: from, tilbudId, ...(hoursPerWeek === null ? {} : { hoursPerWeek }) };
        const end = (on: typeof from): PathwayCommand => ({ type: 'EndService', serviceId, on, reason: reason ?? 'other' });
        return importing.recorder.onPathway(citizenId, key, row, () => [start, ...(until === null ? [] : [end(until)])]);
      }),
  });
}
