import { column, optional } from '../columns/columns.js';
import { date, externalId, hours, section, text } from '../columns/values.js';
import { aboutCitizen, CITIZEN_HEAD } from './about-citizen.js';
import { kind } from './kind.js';

/** The authority's decisions. */
export const visitations = kind({
  name: 'visitations',
  columns: {
    reference: column('Visitation-id', externalId),
    citizen: column(CITIZEN_HEAD, externalId),
    section: column('Paragraf', section),
    from: column('Fra', date),
    to: optional('Til og med', date),
    hoursPerWeek: optional('Timer pr. uge', hours),
    goals: optional('Formål', text(4_000)),
  },
  together: CITIZEN_HEAD,
  order: ({ from }) => from,
  carryOut: (row, importing) =>
    aboutCitizen(row.citizen, importing, (citizenId) => {
      const key = ['visitations', row.citizen, row.reference] as const;
      const visitationId = importing.recorder.meta.idFor(...key);
      const { section: granted, from, to, hoursPerWeek, goals } = row;
      return importing.recorder.onPathway(citizenId, key, row, () => [
        {
          type: 'RegisterVisitation',
          visitationId,
          section: granted,
          from,
          to,
          ...(hoursPerWeek === null ? {} : { hoursPerWeek }),
          ...(goals === null ? {} : { goals }),
        },
      ]);
    }),
});
