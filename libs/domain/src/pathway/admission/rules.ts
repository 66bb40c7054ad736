import { rule } from '#kernel';

export const ADM_1 = rule({
  id: 'ADM-1',
  text:
    'What a hospital tells is recorded in whatever order it comes, with or without an open pathway; what changes nothing is not ' +
    'recorded again. An emergency contact that becomes an inpatient one is one episode. Leave is no discharge. What is cancelled ' +
    'before it is told does not come to hold. A date later than tomorrow is not of something that has happened; tomorrow is let ' +
    'through for a clock that runs ahead around midnight.',
  source: 'MedCom HospitalNotification 3.0.2; project decision',
  refusals: { 'beyond-tomorrow': 'The date lies later than tomorrow.' },
});
