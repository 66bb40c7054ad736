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

export const VIS_5 = rule({
  id: 'VIS-5',
  text:
    'A visitation is revised or revoked from a date on which it was in force, or the day after its last; before that date it stays ' +
    'what it was. What started under it keeps its ground, and goes on: the dates beyond its new end, under no other visitation for ' +
    'the section, are a deviation.',
  source: 'Serviceloven §§ 148 and 151; project decision',
  refusals: {
    'no-such-visitation': 'There is no such visitation.',
    'before-it-begins': 'The date lies before the visitation begins.',
    'had-ended': 'The visitation had ended before the date. A new one is registered.',
    revoked: 'The visitation is revoked.',
  },
});

export const VIS_6 = rule({
  id: 'VIS-6',
  text:
    'Closing the pathway ends what its visitations grant: from the closing date on none of them is in force, nor one that was to ' +
    'begin later. Opened again on a new inquiry the pathway has none; support takes a new decision. A closing that is taken back ' +
    'takes this back with it.',
  source: 'Serviceloven § 148; project decision: who has been closed gets support by a new decision',
  refusals: {},
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

export const SVC_4 = rule({
  id: 'SVC-4',
  text:
    'A service that stands still, for an admission or another reason, is paused and resumed; it has not ended. Its pauses do not ' +
    'overlap, and end with it.',
  source: 'Sorø: support that can be turned up and down',
  refusals: {
    'paused-already': 'The service is paused on the date or after it.',
    'not-paused': 'The service is not paused on the date.',
  },
});

export const SVC_5 = rule({
  id: 'SVC-5',
  text:
    'What may start may wait instead, for one tilbud, under the id under which it then starts or is annulled. A service that waits ' +
    'is not given.',
  source: 'Project decision',
  refusals: {},
});

export const SVC_6 = rule({
  id: 'SVC-6',
  text:
    'The end of a service that runs is planned, moved and called off; planning the same date again changes nothing. It ends when it ' +
    'is said to have ended, not by the plan.',
  source: 'Project decision',
  refusals: { 'no-end-planned': 'No end is planned for the service.' },
});

export const SVC_7 = rule({
  id: 'SVC-7',
  text:
    'A service that never started, or was said to start by mistake, is annulled: it has no date, gives no klippekort, and its id ' +
    'stays taken. Annulling it again changes nothing.',
  source: 'Project decision',
  refusals: {},
});

export const SVC_8 = rule({
  id: 'SVC-8',
  text:
    'Within its massive period support is turned up or down at once, until the next step of the plan. The period can be ended before ' +
    'its time, and its end moved, for example by the dates of a readmission, during which it stands still.',
  source: 'Kolding initiativkatalog, initiative 17; Sorø: support that can be turned up and down at once',
  refusals: {
    'no-massive-period': 'The service has no massive period that runs.',
    'outside-massive-period': 'The date lies outside the massive period.',
    'ends-before-it-starts': 'The massive period would end before it starts.',
  },
});

export const SVC_9 = rule({
  id: 'SVC-9',
  text:
    'Time-limited support (SEL 82b) lasts no longer than the legal catalogue says is usual. A longer time is a deviation; nothing ' +
    'is refused for it.',
  source: 'Serviceloven § 82 b',
  refusals: {},
});

export const SVC_10 = rule({
  id: 'SVC-10',
  text:
    'What was granted starts within the days that the policy sets, from its first date or the opening of the pathway; what is given ' +
    'under the section already goes on. A longer time is a deviation; nothing is refused for it.',
  source: 'Retssikkerhedsloven § 3, subsection 2; project decision',
  refusals: {},
});
