import { describe, expect, it } from '@jest/globals';
import {
  acceptHandover,
  basis,
  bostoette,
  bostoetteStaff,
  bostoetteWorker,
  caseworker,
  closePathway,
  dischargePlanned,
  dischargeRecorded,
  given,
  handoverAccepted,
  handoverOffered,
  intensiveSupportStarted,
  knownWorkerAssigned,
  manager,
  marielundStaff,
  marielundWorker,
  moveToOwnHome,
  named,
  opened,
  registerVisitation,
  serviceEnded,
  serviceStarted,
  staying,
  stayStarted,
  theService,
  thePlan,
  theStay,
  theTransition,
  transitionCompleted,
  unvisited,
  visitationRegistered,
  visited,
} from '#testing/given-when-then/index.js';

const asked = moveToOwnHome();
const ended = dischargeRecorded({ on: '2026-10-01', destination: 'own-home-with-support' });
const started = serviceStarted({ on: '2026-10-01', hoursPerWeek: 4, ground: visited(named('visitation 85')) });
const known = [marielundWorker, bostoetteWorker].map((worker) => knownWorkerAssigned({ on: '2026-10-01', ...worker }));
const moved = [ended, started, intensiveSupportStarted(), ...known, handoverOffered()];
const massive = (change: Partial<typeof asked.intensive>) => moveToOwnHome({ intensive: { ...asked.intensive, ...change } });

describe('TRA-1 from §107 to §85', () => {
  it('goes in one step', () => given(staying).when(asked).then(...moved));
  it('carries out the discharge that was planned', () =>
    given(staying, dischargePlanned({ on: '2026-09-01', date: '2026-10-01' }))
      .when(asked)
      .then(dischargeRecorded({ on: '2026-10-01', destination: 'own-home-with-support', planId: thePlan }), ...moved.slice(1)));
  it('takes workers whom the citizen knows already', () =>
    given(staying, knownWorkerAssigned({ ...marielundWorker }), knownWorkerAssigned({ ...bostoetteWorker }))
      .when(moveToOwnHome({ knownWorkers: [] }))
      .then(ended, started, intensiveSupportStarted(), handoverOffered()));
  it('names nobody twice', () =>
    given(staying, knownWorkerAssigned({ ...marielundWorker }))
      .when(moveToOwnHome({ knownWorkers: [marielundWorker, bostoetteWorker, bostoetteWorker] }))
      .then(ended, started, intensiveSupportStarted(), known[1]!, handoverOffered()));
  it('goes without steps', () =>
    given(staying).when(massive({ steps: [] })).then(ended, started, intensiveSupportStarted({ steps: [] }), ...known, handoverOffered()));

  it('takes a stay that runs', () =>
    given(staying, dischargeRecorded({ on: '2026-09-01' })).when(asked).refused('TRA-1', 'stay-not-open', { stayId: theStay }));
  it('takes a §107 stay', () =>
    given(opened, stayStarted({ legalBasis: basis('SEL-110'), ground: unvisited }))
      .when(asked)
      .refused('TRA-1', 'not-a-107-stay', { section: 'SEL-110' }));
  it('does not go before the stay began', () =>
    given(staying).when(moveToOwnHome({ on: '2026-01-31' })).refused('TRA-1', 'before-stay-started'));
  it('takes a §85 visitation in force', () =>
    given(opened, visitationRegistered({ legalBasis: basis('SEL-107') }), stayStarted())
      .when(asked)
      .refused('VIS-1', 'no-visitation-in-force', { section: 'SEL-85', on: '2026-10-01' }));
  it('does not go beside other §85 support', () =>
    given(staying, serviceStarted({ serviceId: named('other support'), ground: visited(named('visitation 85')) }))
      .when(asked)
      .refused('SVC-1', 'overlaps-service'));
  it('takes a known worker of the place left', () =>
    given(staying).when(moveToOwnHome({ knownWorkers: [bostoetteWorker] })).refused('TRA-1', 'no-known-worker-of-sender'));
  it('takes a known worker of the place that gives the support', () =>
    given(staying)
      .when(moveToOwnHome({ knownWorkers: [marielundWorker] }))
      .refused('TRA-1', 'no-known-worker-of-receiver', { tilbudId: bostoette }));
  it('takes a worker known by then', () =>
    given(staying, knownWorkerAssigned({ on: '2026-10-02', ...bostoetteWorker }))
      .when(moveToOwnHome({ knownWorkers: [marielundWorker] }))
      .refused('TRA-1', 'no-known-worker-of-receiver'));
  it('takes a massive period that may be of one date', () =>
    given(staying)
      .when(massive({ through: asked.on, steps: [] }))
      .then(ended, started, intensiveSupportStarted({ through: '2026-10-01', steps: [] }), ...known, handoverOffered()));
  it('takes no massive period that is over before', () =>
    given(staying)
      .when(moveToOwnHome({ on: '2026-11-22', intensive: { ...asked.intensive, through: '2026-11-21' } }))
      .refused('TRA-1', 'period-ends-before-it-starts'));
  it.each([
    ['on the first date', '2026-10-01'],
    ['before it', '2026-09-30'],
    ['after the last', '2026-12-01'],
  ])('takes no step %s', (_, from) =>
    given(staying)
      .when(moveToOwnHome({ intensive: { ...asked.intensive, steps: [{ from, hoursPerWeek: 10 }] } }))
      .refused('TRA-1', 'step-outside-period'),
  );
  const steps = (...given: readonly (readonly [from: string, hoursPerWeek: number])[]) =>
    moveToOwnHome({ intensive: { ...asked.intensive, steps: given.map(([from, hoursPerWeek]) => ({ from, hoursPerWeek })) } });
  it('takes a step on the last date', () =>
    given(staying)
      .when(steps(['2026-11-30', 4]))
      .then(ended, started, intensiveSupportStarted({ steps: [{ from: '2026-11-30', hoursPerWeek: 4 }] }), ...known, handoverOffered()));
  it('takes steps of rising dates', () =>
    given(staying).when(steps(['2026-10-15', 14], ['2026-10-15', 10])).refused('TRA-1', 'dates-not-rising', { from: '2026-10-15' }));
  it('takes steps of falling hours', () => {
    given(staying).when(steps(['2026-10-15', 14], ['2026-11-01', 14])).refused('TRA-1', 'hours-not-falling', { from: '2026-11-01' });
    given(staying).when(steps(['2026-10-15', 20])).refused('TRA-1', 'hours-not-falling');
  });
  it('takes hours that a week has', () => given(staying).when(massive({ hoursPerWeek: 169 })).refused('SVC-3', 'impossible-hours'));
  it('takes ids of its own', () => {
    given(staying, moved).when(moveToOwnHome()).refused('PATH-3', 'id-taken', { id: theTransition });
    given(staying, moved).when(moveToOwnHome({ transitionId: named('other') })).refused('PATH-3', 'id-taken', { id: theService });
  });
  it('happens before it is recorded', () => given(staying).on('2026-09-30').when(asked).refused('DATE-1', 'in-the-future'));
  it('leaves no stay and the support', () => {
    const { stays, services } = given(staying, moved).state;
    expect([stays.stays[0]?.until, services.services[0]?.until, services.services[0]?.intensive?.through]).toEqual(['2026-10-01', null, '2026-11-30']);
  });
});

describe('TRA-2 a handover', () => {
  const offered = given(staying, moved);
  it('is accepted by the receiving tilbud', () =>
    offered
      .by(bostoetteStaff)
      .when(acceptHandover())
      .then(handoverAccepted(), transitionCompleted()));
  it('is accepted by a manager', () => offered.by(manager).when(acceptHandover()).then(handoverAccepted(), transitionCompleted()));
  it('is accepted on the date it was offered', () =>
    offered
      .by(bostoetteStaff)
      .when(acceptHandover({ on: '2026-10-01' }))
      .then(handoverAccepted({ on: '2026-10-01' }), transitionCompleted({ on: '2026-10-01' })));
  it.each([
    ['the sender', marielundStaff],
    ['the authority', caseworker],
  ])('is not accepted by %s', (_, actor) =>
    offered.by(actor).when(acceptHandover()).refused('TRA-2', 'not-the-receiver', { receiver: { kind: 'tilbud', tilbudId: bostoette } }),
  );
  it('is not accepted before it was offered', () =>
    offered.by(bostoetteStaff).when(acceptHandover({ on: '2026-09-30' })).refused('TRA-2', 'before-offered'));
  it('is not accepted when none was offered', () =>
    given(staying).by(bostoetteStaff).when(acceptHandover()).refused('TRA-2', 'not-offered', { transitionId: theTransition }));
  it('is accepted once', () =>
    given(staying, moved, handoverAccepted(), transitionCompleted()).by(bostoetteStaff).when(acceptHandover()).thenNothing());
  it('waits, however late it gets', () =>
    given(staying, moved, serviceEnded({ on: '2026-12-01' })).on('2036-01-01')
      .when(closePathway({ on: '2036-01-01' }))
      .refused('CLO-1', 'transition-open'));
  it('is accepted years later', () =>
    offered
      .on('2036-01-01')
      .by(bostoetteStaff)
      .when(acceptHandover({ on: '2036-01-01' }))
      .then(handoverAccepted({ on: '2036-01-01' }), transitionCompleted({ on: '2036-01-01' })));
  it('does not keep another visitation from being registered', () =>
    offered
      .when(registerVisitation({ section: 'SEL-104', from: '2026-10-05' }))
      .then(visitationRegistered({ on: '2026-10-05', from: '2026-10-05', legalBasis: basis('SEL-104') })));
});
