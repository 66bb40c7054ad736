import { type PlainDate } from '#kernel';
import { figure } from '../figure.js';

export const distinctWorkers = figure({
  parts: ['people', 'klippekort'],
  name: 'distinct-workers',
  title: { da: 'Forskellige medarbejdere pr. borger', en: 'Different workers per citizen' },
  definition:
    'Every citizen in every calendar year in which a worker met them (contact, clip, or becoming a known worker), on the last such date of the year: how many different workers did.',
  unit: 'workers',
  groups: 'none',
  outcomes: ['met'],
  observations: ({ people: { contacts, knownWorkers }, klippekort: { cards } }) => {
    const meetings: readonly { readonly workerId: string; readonly on: PlainDate }[] = [
      ...contacts,
      ...knownWorkers.map(({ workerId, from }) => ({ workerId, on: from })),
      ...cards.flatMap(({ talks }) => talks),
    ];
    const years = [...new Set(meetings.map(({ on }) => on.slice(0, 4)))];
    return years.map((year) => {
      const met = meetings.filter(({ on }) => on.startsWith(year));
      const last = met.map(({ on }) => on).reduce((a, b) => (a > b ? a : b));
      return { key: year, on: last, value: new Set(met.map(({ workerId }) => workerId)).size, group: null, outcome: 'met' };
    });
  },
});
