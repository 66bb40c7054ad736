import { rule } from '#kernel';

export const ADM_1 = rule({
  id: 'ADM-1',
  text:
    'What a hospital tells is recorded in whatever order it comes, with or without an open pathway, and holds in the order in which it ' +
    'was sent: what was sent last holds. What changes nothing is not recorded again where nothing says when it was sent, and what is ' +
    'repeated is not recorded again. An emergency contact that becomes an inpatient one is one episode. Leave is no discharge. What is cancelled ' +
    'before it is told does not come to hold. A date later than tomorrow is not of something that has happened; tomorrow is let ' +
    'through for a clock that runs ahead around midnight.',
  source: 'MedCom HospitalNotification 3.0.2; project decision',
  refusals: { 'beyond-tomorrow': 'The date lies later than tomorrow.' },
});

export const ADM_2 = rule({
  id: 'ADM-2',
  text:
    'While the patient is admitted the hospital says when it expects to discharge, says another date, or takes it back, and says when it ' +
    'has done its part (færdigbehandlet). Each holds from the date it was said; what changes nothing is not recorded again.',
  source: 'Kolding initiativkatalog, initiative 18; project decision',
  refusals: {
    'not-admitted': 'The citizen was not admitted then.',
    'before-the-admission': 'The expected discharge lies before the admission.',
    'nothing-expected': 'No discharge was expected then.',
    'completed-on-another-date': 'The hospital has done its part on another date.',
  },
});

export const DIS_2 = rule({
  id: 'DIS-2',
  text:
    'Before a psychiatric ward discharges a citizen who has support under serviceloven afsnit V (§§ 81 to 122: a service or a stay), a ' +
    'discharge agreement is to be made, or a coordination plan where the citizen will not take part. It is expected from the first ' +
    'date on which the citizen is at the ward and has the support. A discharge without one is a breach from that date on; a death, ' +
    'and a contact with an emergency department only, is none.',
  source: 'Psykiatriloven §§ 13 a, 13 b',
  refusals: {},
});
