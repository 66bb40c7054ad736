import { describe, expect, it } from '@jest/globals';
import {
  acceptHandover,
  basis,
  bostoette,
  bostoetteStaff,
  bostoetteWorker,
  dischargePlanned,
  dischargeRecorded,
  given,
  handoverAccepted,
  handoverDeclined,
  handoverOffered,
  handoverOfferedAhead,
  intensiveSupportStarted,
  knownWorkerAssigned,
  marielundWorker,
  moveToOwnHome,
  named,
  opened,
  serviceStarted,
  staying,
  stayStarted,
  thePlan,
  theService,
  theStay,
  theTransition,
  transitionBrokenOff,
  transitionCompleted,
  transitionPlanned,
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

describe('TRA-1 carrying out a transition that was planned', () => {
  const plannedFirst = [...staying, transitionPlanned()];
  it('offers the handover with the move', () => given(plannedFirst).when(asked).then(...moved));
  it('says of a handover that was offered before that the citizen has moved; its time runs from the first offer', () => {
    given(plannedFirst, handoverOfferedAhead()).when(asked).then(...moved);
    const [transition] = given(plannedFirst, handoverOfferedAhead(), moved).state.transitions.transitions;
    expect(transition).toMatchObject({ offers: [{ on: '2026-09-15' }], moved: { stayId: theStay, serviceId: theService, on: '2026-10-01' } });
  });
  it('offers again what was declined', () => {
    given(plannedFirst, handoverOfferedAhead(), handoverDeclined()).when(asked).then(...moved);
    const [transition] = given(plannedFirst, handoverOfferedAhead(), handoverDeclined(), moved).state.transitions.transitions;
    expect(transition?.offers).toEqual([{ on: '2026-09-15', answer: expect.objectContaining({ is: 'declined' }) }, { on: '2026-10-01' }]);
  });
  it('completes what was accepted before', () => {
    const completed = transitionCompleted({ on: '2026-10-01', stayId: theStay, serviceId: theService });
    const history = [...plannedFirst, handoverOfferedAhead(), handoverAccepted({ on: '2026-09-17' })];
    given(history).when(asked).then(...moved.slice(0, -1), completed);
    expect(given(history, moved.slice(0, -1), completed).state.transitions.transitions).toMatchObject([
      { until: '2026-10-01', ended: { is: 'completed' }, moved: { stayId: theStay } },
    ]);
  });
  it('is accepted after the move, which completes it', () => {
    given(plannedFirst, moved).by(bostoetteStaff).when(acceptHandover()).then(handoverAccepted(), transitionCompleted());
    given(plannedFirst, handoverOfferedAhead(), moved)
      .by(bostoetteStaff)
      .when(acceptHandover({ on: '2026-09-20' }))
      .then(handoverAccepted({ on: '2026-09-20' }), transitionCompleted({ on: '2026-10-01' }));
  });
  it('takes one of that kind, between those places', () => {
    const elsewhereTo = { receiver: { kind: 'tilbud', tilbudId: named('third tilbud') } } as const;
    given(staying, transitionPlanned(elsewhereTo)).when(asked).refused('TRA-1', 'transition-does-not-fit', {
      transitionId: theTransition, kind: 'botilbud-to-own-home',
    });
    given(staying, transitionPlanned({ kind: 'tilbud-to-tilbud' })).when(asked).refused('TRA-1', 'transition-does-not-fit');
  });
  it('takes one that is open', () =>
    given(plannedFirst, transitionBrokenOff()).when(asked).refused('PATH-3', 'id-taken', { id: theTransition }));
});
