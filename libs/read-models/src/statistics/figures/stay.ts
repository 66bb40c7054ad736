import { daysBetween } from '#kernel';
import { findSection } from '#domain';
import { untilDeath } from '#domain/pathway/interval.js';
import { type Stay } from '#domain/pathway/stay/state.js';
import { figure, type Observation } from '../figure.js';

export const lengthOfStay = figure({
  parts: ['stays', 'case'],
  name: 'length-of-stay',
  title: { da: 'Opholdets længde', en: 'Length of stay' },
  definition: 'Every 24-hour stay that has ended, on its first date without: calendar days from the first date of the stay, by tilbud and by kind of stay.',
  unit: 'days',
  groups: 'tilbud',
  outcomes: ['ordinary', 'acute', 'assessment'],
  observations: ({ stays: { stays }, case: { diedOn } }) =>
    stays.flatMap((stay): readonly Observation[] => {
      const { until } = untilDeath(stay, diedOn);
      return until === null ? [] : [{ key: stay.stayId, on: until, value: daysBetween(stay.from, until), group: stay.tilbudId, outcome: stay.kind }];
    }),
});

export const akutpladsNights = figure({
  parts: ['stays', 'case'],
  name: 'akutplads-nights',
  title: { da: 'Nætter på akutplads', en: 'Nights on an akutplads' },
  definition:
    'Every akutplads stay that has ended, on its first date: nights spent, by tilbud and by whether they were more than the law’s catalogue calls usual.',
  unit: 'days',
  groups: 'tilbud',
  outcomes: ['within', 'overrun'],
  observations: ({ stays: { stays }, case: { diedOn } }) =>
    stays
      .filter(({ kind }) => kind === 'acute')
      .flatMap((stay): readonly Observation[] => {
        const { until } = untilDeath(stay, diedOn);
        if (until === null) return [];
        const nights = daysBetween(stay.from, until);
        const outcome = nights > usualDays(stay) ? 'overrun' : 'within';
        return [{ key: stay.stayId, on: stay.from, saidFrom: until, value: nights, group: stay.tilbudId, outcome }];
      }),
});

function usualDays({ section, from }: Stay): number {
  return findSection(section, from)?.usualLimit?.days ?? Number.POSITIVE_INFINITY;
}
