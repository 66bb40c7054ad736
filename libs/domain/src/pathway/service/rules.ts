import { rule } from '#kernel';

export const LAW_1 = rule({
  id: 'LAW-1',
  text:
    'What is granted or started rests on a section of the legal catalogue, in the version in force on its first date, and is ' +
    'what the section gives: a stay under a section with 24-hour places, a service under one with support.',
  source: 'Serviceloven, almenboligloven',
  refusals: {
    'unknown-section': 'The section is not in the legal catalogue.',
    'not-in-force': 'No version of the section was in force on the date.',
    'gives-no-stay': 'The section gives no 24-hour place.',
    'gives-no-service': 'The section gives a place or a duty, not a service.',
  },
});

export const VIS_1 = rule({
  id: 'VIS-1',
  text: 'A visited service or stay starts only under a visitation for that section, in force on the date it starts.',
  source: 'Serviceloven; retssikkerhedsloven § 3',
  refusals: { 'no-visitation-in-force': 'No visitation for the section is in force on the date.' },
});

export const VIS_2 = rule({
  id: 'VIS-2',
  text:
    'What takes no visitation (SEL 82a, 82c, 99, 109, 110, and a clip) starts without one, and the event says so. Where the ' +
    'section leaves it open (SEL 82b, 104) a visitation in force carries the start, and otherwise none is needed.',
  source: 'Kolding initiativkatalog, initiative 13; Sorø',
  refusals: { 'takes-no-visitation': 'Nothing is visited under this section.' },
});

export const VIS_4 = rule({
  id: 'VIS-4',
  text: 'A visitation ends no earlier than it begins.',
  source: 'Project decision',
  refusals: { 'ends-before-it-begins': 'The last date of the visitation lies before its first.' },
});

export const SVC_1 = rule({
  id: 'SVC-1',
  text: 'Two § 85 services may not overlap on any date; services under other sections overlap freely.',
  source: 'Project decision',
  refusals: { 'overlaps-service': 'Another § 85 service runs on the date or after it.' },
});

export const SVC_2 = rule({
  id: 'SVC-2',
  text: 'A service ends once, and no earlier than it began. The date given is the first without it.',
  source: 'Project decision',
  refusals: {
    'service-not-open': 'There is no such service that runs.',
    'before-service-started': 'The date lies before the service started.',
  },
});

export const SVC_3 = rule({
  id: 'SVC-3',
  text: 'Hours per week are more than 0, and no more than a week has.',
  source: 'Project decision',
  refusals: { 'impossible-hours': 'Hours per week are more than 0 and at most 168.' },
});
