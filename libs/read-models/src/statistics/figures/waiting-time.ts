import { daysBetween } from '#kernel';
import { figure, type Observation } from '../figure.js';

export const waitingTime = figure({
  parts: ['services', 'stays'],
  name: 'waiting-time',
  title: { da: 'Ventetid fra visitation til start', en: 'Waiting time from visitation to start' },
  definition:
    'Every visitation under which a service or a stay has started, on the date of the first start: calendar days since the decision, 0 where it started before, by section.',
  unit: 'days',
  groups: 'section',
  outcomes: ['started'],
  observations: ({ services: { visitations, services }, stays: { stays } }) =>
    visitations.flatMap(({ visitationId, section, decidedOn }): readonly Observation[] => {
      const [first] = [...services.filter(({ annulled }) => annulled === undefined), ...stays]
        .filter(({ ground }) => ground.kind === 'visitation' && ground.visitationId === visitationId)
        .map(({ from }) => from)
        .sort();
      if (first === undefined) return [];
      return [{ key: visitationId, on: first, value: Math.max(0, daysBetween(decidedOn, first)), group: section, outcome: 'started' }];
    }),
});
