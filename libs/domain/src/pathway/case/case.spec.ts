import { describe, expect, it } from '@jest/globals';
import {
  citizenDied,
  citizenRegistered,
  closedWithCard,
  closePathway,
  coordinatorAssigned,
  coordinator,
  given,
  knownWorkerAssigned,
  moveToOwnHome,
  openPathway,
  opened,
  pathwayClosed,
  pathwayOpened,
  pathwayReopened,
  recordDeath,
  recordHospitalAdmission,
  hospitalAdmissionRecorded,
  registerVisitation,
  startService,
  startStay,
  useClip,
  assignKnownWorker,
  assignCoordinator,
  planDischarge,
  staying,
  supported,
  serviceStarted,
  basis,
  unvisited,
  named,
  endService,
  serviceEnded,
  theStay,
} from '#testing/given-when-then/index.js';

const UNVISITED = 'SEL-99';
const another = { workerId: named('another coordinator'), unit: 'voksenraadgivningen' };

describe('PATH-1 before the opening', () => {
  it('opens the pathway of a registered citizen, with a coordinator', () =>
    given(citizenRegistered()).when(openPathway({ on: '2026-01-05' })).then(pathwayOpened(), coordinatorAssigned()));
  it('does not open for a citizen who is not registered', () =>
    given().when(openPathway()).refused('PATH-1', 'citizen-not-registered'));
  it('does not open twice', () => given(opened).when(openPathway()).refused('PATH-1', 'already-opened'));
  it('starts nothing on a pathway that is not opened', () =>
    given(citizenRegistered()).when(startService()).refused('PATH-1', 'not-opened'));
  it('takes no visitation on a pathway that is not opened', () =>
    given(citizenRegistered()).when(registerVisitation()).refused('PATH-1', 'not-opened'));
  it('starts something on the date of opening', () =>
    given(opened)
      .when(startService({ section: UNVISITED, on: '2026-01-05' }))
      .then(serviceStarted({ on: '2026-01-05', legalBasis: basis(UNVISITED), ground: unvisited })));
  it('starts nothing the day before', () =>
    given(opened)
      .when(startService({ section: UNVISITED, on: '2026-01-04' }))
      .refused('PATH-1', 'before-opening', { on: '2026-01-04', openedOn: '2026-01-05' }));
  it('takes no visitation from before it', () =>
    given(opened).when(registerVisitation({ from: '2026-01-04' })).refused('PATH-1', 'before-opening'));
  it('records what a hospital tells nevertheless', () =>
    given(citizenRegistered()).when(recordHospitalAdmission()).then(hospitalAdmissionRecorded()));
  it('records nothing of a hospital for a citizen who is not registered', () =>
    given().when(recordHospitalAdmission()).refused('PATH-1', 'citizen-not-registered'));
});

describe('PATH-2 a closed pathway', () => {
  const closed = given(closedWithCard);
  it('starts nothing', () =>
    closed
      .when(startService({ on: '2026-04-01' }))
      .refused('PATH-2', 'pathway-closed', { closedOn: '2026-03-15' }));
  it('takes no stay', () => closed.when(startStay({ on: '2026-04-01' })).refused('PATH-2', 'pathway-closed'));
  it('is not closed again', () => closed.when(closePathway({ on: '2026-04-01' })).refused('PATH-2', 'pathway-closed'));
  it('is opened again on a new inquiry, by the coordinator that it had', () =>
    closed
      .when(openPathway({ on: '2026-04-01', inquirySource: 'relative' }))
      .then(pathwayReopened({ on: '2026-04-01', because: 'new-inquiry', inquirySource: 'relative' })));
  it('is opened again on its closing date, by another coordinator', () =>
    closed
      .when(openPathway({ on: '2026-03-15', coordinator: another }))
      .then(
        pathwayReopened({ on: '2026-03-15', because: 'new-inquiry', inquirySource: 'citizen' }),
        coordinatorAssigned({ on: '2026-03-15', ...another }),
      ));
  it('is not opened again before it was closed', () =>
    closed.when(openPathway({ on: '2026-03-14' })).refused('PATH-2', 'before-closing', { on: '2026-03-14', closedOn: '2026-03-15' }));
  it('that is reopened and closed again keeps the dates of both closings', () => {
    const { periods } = given(opened, pathwayClosed(), pathwayReopened(), pathwayClosed({ on: '2026-10-01' })).state.case;
    expect(periods.map(({ from, until }) => [from, until])).toEqual([
      ['2026-01-05', '2026-03-15'],
      ['2026-09-01', '2026-10-01'],
    ]);
  });
  it('takes a death', () => closed.when(recordDeath()).then(citizenDied()));
  it('takes what a hospital tells', () => closed.when(recordHospitalAdmission()).then(hospitalAdmissionRecorded()));
});

describe('PATH-3 an id', () => {
  it('names one service', () => given(supported).when(startService({ section: UNVISITED })).refused('PATH-3', 'id-taken'));
  it('names one stay', () => given(staying).when(startStay({ stayId: theStay })).refused('PATH-3', 'id-taken'));
  it('names another thing when it is another', () =>
    given(supported)
      .when(startService({ section: UNVISITED, serviceId: named('another service') }))
      .then(serviceStarted({ serviceId: named('another service'), legalBasis: basis(UNVISITED), ground: unvisited })));
});

describe('DATE-1 what is recorded', () => {
  const today = given(opened).on('2026-05-01');
  it('may have happened today', () =>
    today
      .when(startService({ section: UNVISITED, on: '2026-05-01' }))
      .then(serviceStarted({ on: '2026-05-01', legalBasis: basis(UNVISITED), ground: unvisited })));
  it('does not start tomorrow', () =>
    today
      .when(startService({ section: UNVISITED, on: '2026-05-02' }))
      .refused('DATE-1', 'in-the-future', { on: '2026-05-02', today: '2026-05-01' }));
  it('does not open tomorrow', () =>
    given(citizenRegistered()).on('2026-05-01').when(openPathway({ on: '2026-05-02' })).refused('DATE-1', 'in-the-future'));
  it('does not close tomorrow', () => today.when(closePathway({ on: '2026-05-02' })).refused('DATE-1', 'in-the-future'));
  it('is no death tomorrow', () => today.when(recordDeath({ on: '2026-05-02' })).refused('DATE-1', 'in-the-future'));
});

describe('CIT-1 after a death', () => {
  const dead = [...opened, citizenDied({ on: '2026-06-01' })];
  it('starts what had begun the day before, recorded late', () =>
    given(dead)
      .when(startService({ section: UNVISITED, on: '2026-05-31' }))
      .then(serviceStarted({ on: '2026-05-31', legalBasis: basis(UNVISITED), ground: unvisited })));
  it('starts nothing on the date of death', () =>
    given(dead).when(startService({ section: UNVISITED, on: '2026-06-01' })).refused('CIT-1', 'citizen-dead'));
  it('opens no pathway', () =>
    given(citizenRegistered(), citizenDied({ on: '2026-06-01' })).when(openPathway({ on: '2026-06-01' })).refused('CIT-1', 'citizen-dead'));
  it('moves nobody to an own home', () =>
    given(staying, citizenDied({ on: '2026-10-01' })).when(moveToOwnHome({ on: '2026-10-01' })).refused('CIT-1', 'citizen-dead'));
  it('takes no visitation', () => given(dead).when(registerVisitation()).refused('CIT-1', 'citizen-dead'));
  it('plans no discharge', () =>
    given(staying, citizenDied()).when(planDischarge()).refused('CIT-1', 'citizen-dead', { diedOn: '2026-06-01' }));
  it('names no new known worker', () =>
    given(dead).when(assignKnownWorker({ on: '2026-06-02' })).refused('CIT-1', 'citizen-dead'));
  it('uses no clip', () =>
    given(closedWithCard, citizenDied({ on: '2026-06-01' })).when(useClip({ on: '2026-06-01' })).refused('CIT-1', 'citizen-dead'));
  it('ends what was open', () =>
    given(supported, citizenDied())
      .when(endService({ on: '2026-06-01', reason: 'other' }))
      .then(serviceEnded({ on: '2026-06-01', reason: 'other' })));
  it('changes nothing when told again', () => given(dead).when(recordDeath({ on: '2026-06-01' })).thenNothing());
  it('is not moved by telling another date', () =>
    given(dead)
      .when(recordDeath({ on: '2026-06-02' }))
      .refused('CIT-1', 'died-on-another-date', { on: '2026-06-02', diedOn: '2026-06-01' }));
});

describe('PEO-1 the coordinator', () => {
  it('is replaced by the next one named', () =>
    given(opened).when(assignCoordinator({ on: '2026-02-01', ...another })).then(coordinatorAssigned({ on: '2026-02-01', ...another })));
  it('stays the same when named again', () => given(opened).when(assignCoordinator({ ...coordinator })).thenNothing());
  it('may be the former one again', () =>
    given(opened, coordinatorAssigned({ on: '2026-02-01', ...another }))
      .when(assignCoordinator({ on: '2026-03-01' }))
      .then(coordinatorAssigned({ on: '2026-03-01' })));
  it('of a date is the last one named by then, told late or not', () =>
    given(opened, coordinatorAssigned({ on: '2026-03-01', ...another }))
      .when(assignCoordinator({ on: '2026-02-01' }))
      .thenNothing());
  it('is not named on a closed pathway', () =>
    given(closedWithCard).when(assignCoordinator({ on: '2026-04-01', ...another })).refused('PATH-2', 'pathway-closed'));
  it('names a known worker once', () => {
    given(opened).when(assignKnownWorker()).then(knownWorkerAssigned());
    given(opened, knownWorkerAssigned()).when(assignKnownWorker({ on: '2026-03-01' })).thenNothing();
  });
  it('names a worker known from an earlier date, told late', () =>
    given(opened, knownWorkerAssigned({ on: '2026-03-01' })).when(assignKnownWorker({ on: '2026-02-01' })).then(knownWorkerAssigned()));
});
