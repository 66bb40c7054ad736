import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import {
  actingMunicipalityChanged,
  caseTransferEnded,
  caseTransferOffered,
  citizenMoved,
  citizenRegistered,
  coordinatorAssigned,
  dischargeRecorded,
  payingMunicipalityChanged,
  responsibilityAssigned,
  stayStarted,
  visitationRegistered,
} from '#testing/given-when-then/index.js';
import {
  acceptCase,
  changePayingMunicipality,
  declineCase,
  offerCase,
  recordMove,
  registerVisitation,
  withdrawCase,
} from '#testing/given-when-then/index.js';
import { citizenDied } from '#testing/given-when-then/index.js';
import { given } from '#testing/given-when-then/given-when-then.js';
import { opened, staying } from '#testing/given-when-then/histories.js';
import { caseworker, manager, municipality, named, neighbour, neighbourCaseworker } from '#testing/given-when-then/invented.js';
import { presentCoordinator } from '../people/state.js';
import { actingMunicipality, municipalityOn } from './state.js';

const offered = [...opened, caseTransferOffered()];
const takenOver = [...offered, actingMunicipalityChanged(), payingMunicipalityChanged()];

describe('CIT-2 a citizen who moves', () => {
  it('lives elsewhere from that date on, and keeps the acting municipality', () => {
    given(opened).when(recordMove()).then(citizenMoved());
    const { responsibility } = given(opened, citizenMoved()).state;
    expect(municipalityOn(responsibility.home, plainDate('2026-05-31'))).toBe(municipality);
    expect(municipalityOn(responsibility.home, plainDate('2026-06-01'))).toBe(neighbour);
    expect(actingMunicipality(responsibility)).toBe(municipality);
  });
  it('does not move again to where they live', () => given(opened, citizenMoved()).when(recordMove({ on: '2026-08-01' })).thenNothing());
  it('is found to have moved earlier, when that is learned later', () => {
    given(opened, citizenMoved()).when(recordMove({ on: '2026-03-01' })).then(citizenMoved({ on: '2026-03-01' }));
    const { home } = given(opened, citizenMoved(), citizenMoved({ on: '2026-03-01' })).state.responsibility;
    expect(home).toEqual([
      { municipality, from: '2026-01-05', until: '2026-03-01' },
      { municipality: neighbour, from: '2026-03-01', until: null },
    ]);
  });
  it('is found to have moved before it was known here, and stays moved', () => {
    const { home, acting } = given(opened, citizenMoved({ on: '2026-01-02' })).state.responsibility;
    expect(home).toEqual([{ municipality: neighbour, from: '2026-01-02', until: null }]);
    expect(acting).toEqual([{ municipality, from: '2026-01-05', until: null }]);
  });
  it('gets another acting municipality once that one accepts the case', () =>
    given(offered, citizenMoved())
      .by(neighbourCaseworker)
      .when(acceptCase())
      .then(actingMunicipalityChanged(), payingMunicipalityChanged()));
  it('gets the coordinator whom that one names with it', () => {
    const coordinator = { workerId: named('coordinator there'), unit: 'socialcentret' };
    const taking = given(offered).by(neighbourCaseworker);
    taking.when(acceptCase({ coordinator })).then(actingMunicipalityChanged(), payingMunicipalityChanged(), coordinatorAssigned({ on: '2026-06-15', ...coordinator }));
    expect(presentCoordinator(given(offered).state.people)).toMatchObject({ unit: 'voksenraadgivningen' });
    expect(presentCoordinator(given(offered, actingMunicipalityChanged()).state.people)).toBeUndefined();
    expect(presentCoordinator(given(offered, actingMunicipalityChanged(), coordinatorAssigned({ on: '2026-06-15', ...coordinator })).state.people)).toMatchObject(coordinator);
  });

  describe('moving during a §107 stay', () => {
    const moved = [...staying, citizenMoved(), caseTransferOffered()];
    const taking = given(moved).by(neighbourCaseworker);
    it('keeps the acting municipality while the stay lasts', () => {
      taking.when(acceptCase()).refused('CIT-2', 'during-stay', { on: '2026-06-15', stayId: named('stay') });
      expect(actingMunicipality(taking.state.responsibility)).toBe(municipality);
    });
    it('keeps it also on dates before the end of a stay that is over', () =>
      given(moved, dischargeRecorded({ on: '2026-09-01' }))
        .by(neighbourCaseworker)
        .when(acceptCase({ on: '2026-08-31' }))
        .refused('CIT-2', 'during-stay'));
    it('gets another when the stay has ended and the case is taken over', () =>
      given(moved, dischargeRecorded({ on: '2026-09-01' }))
        .by(neighbourCaseworker)
        .when(acceptCase({ on: '2026-09-01' }))
        .then(actingMunicipalityChanged({ on: '2026-09-01' }), payingMunicipalityChanged({ on: '2026-09-01' })));
    it('is not handed over by the end of the stay alone', () =>
      expect(actingMunicipality(given(moved, dischargeRecorded({ on: '2026-09-01' })).state.responsibility)).toBe(municipality));
  });
});

describe('RSP-1 a case that is handed over', () => {
  it('is offered to one municipality', () =>
    given(opened).on('2026-06-01').when(offerCase()).then(caseTransferOffered()));
  it('stays the sender’s until the receiver accepts', () =>
    expect(actingMunicipality(given(offered).on('2026-11-22').state.responsibility)).toBe(municipality));
  it('leaves the paying to the sender where that was agreed', () =>
    given(opened, caseTransferOffered({ payer: 'sender' })).by(neighbourCaseworker).when(acceptCase()).then(actingMunicipalityChanged()));
  it('is the receiver’s to decide on from that date', () => {
    const { acting, paying, transfers } = given(takenOver).state.responsibility;
    expect(acting).toEqual([
      { municipality, from: '2026-01-05', until: '2026-06-15' },
      { municipality: neighbour, from: '2026-06-15', until: null },
    ]);
    expect(paying.at(-1)).toEqual({ municipality: neighbour, from: '2026-06-15', until: null });
    expect(transfers).toMatchObject([{ answer: { is: 'accepted', on: '2026-06-15' } }]);
  });
  it('can go back, by an offer of its own', () =>
    given(takenOver)
      .on('2026-07-01')
      .by(neighbourCaseworker)
      .when(offerCase({ transferId: named('back'), to: municipality }))
      .then(caseTransferOffered({ on: '2026-07-01', transferId: named('back'), to: municipality })));
  it('is turned down, or taken back, and can be offered anew', () => {
    given(offered).on('2026-06-15').by(neighbourCaseworker).when(declineCase()).then(caseTransferEnded());
    given(offered).on('2026-06-15').when(withdrawCase()).then(caseTransferEnded({ as: 'withdrawn' }));
    given(offered, caseTransferEnded())
      .on('2026-07-01')
      .when(offerCase({ transferId: named('again') }))
      .then(caseTransferOffered({ on: '2026-07-01', transferId: named('again') }));
  });
  it('is not offered to whom it belongs', () =>
    given(opened).when(offerCase({ to: municipality })).refused('RSP-1', 'own-municipality', { to: municipality }));
  it('is offered once at a time', () =>
    given(offered).when(offerCase({ transferId: named('second') })).refused('RSP-1', 'already-offered'));
  it.each([acceptCase(), declineCase(), withdrawCase()])('is not answered without an offer: %o', (answer) => {
    given(opened).by(neighbourCaseworker).when(answer).refused('RSP-1', 'not-offered');
    given(offered, caseTransferEnded()).by(neighbourCaseworker).when(answer).refused('RSP-1', 'not-offered');
  });
  it.each([acceptCase(), declineCase()])('is answered by the receiver only: %o', (answer) =>
    given(offered).by(caseworker).when(answer).refused('RSP-1', 'not-the-receiver'));
  it('is offered and taken back by the sender only', () => {
    given(opened).by(neighbourCaseworker).when(offerCase()).refused('RSP-1', 'not-the-sender');
    given(offered).by(neighbourCaseworker).when(withdrawCase()).refused('RSP-1', 'not-the-sender');
  });
  it('is not taken over before it was offered', () =>
    given(offered).by(neighbourCaseworker).when(acceptCase({ on: '2026-05-31' })).refused('RSP-1', 'before-offered'));
});

describe('the paying municipality', () => {
  it('changes by itself, without the case', () =>
    given(opened).when(changePayingMunicipality()).then(payingMunicipalityChanged({ because: 'agreement' })));
  it('does not change to itself', () => given(opened).when(changePayingMunicipality({ to: municipality })).thenNothing());
});

describe('responsibility of a citizen', () => {
  it('is the registering municipality’s, until something else is said', () => {
    const { responsibility } = given(citizenRegistered(), responsibilityAssigned({ home: neighbour })).state;
    expect([responsibility.acting, responsibility.paying, responsibility.home].map(([term]) => term?.municipality)).toEqual([
      municipality,
      municipality,
      neighbour,
    ]);
  });
  it('begins with the registration', () => {
    given().when(recordMove()).refused('PATH-1', 'citizen-not-registered');
    given(opened).on('2026-02-01').when(recordMove({ on: '2026-02-02' })).refused('DATE-1', 'in-the-future');
  });
  it('ends with death', () => {
    given(opened, citizenDied({ on: '2026-06-01' })).when(recordMove()).refused('CIT-1', 'citizen-dead');
    given(opened, citizenDied({ on: '2026-06-01' })).when(offerCase()).refused('CIT-1', 'citizen-dead');
  });
});

describe('VIS-3 a visitation', () => {
  it('is registered by the authority of the acting municipality', () => {
    given(opened).by(caseworker).when(registerVisitation()).then(visitationRegistered());
    given(takenOver).by(neighbourCaseworker).when(registerVisitation({ from: '2026-07-01' })).then(visitationRegistered({ on: '2026-07-01', from: '2026-07-01' }));
  });
  it('is not registered by a manager', () =>
    given(opened).by(manager).when(registerVisitation()).refused('VIS-3', 'not-the-authority', { role: 'leder' }));
  it('is not registered by another municipality, nor by the former one', () => {
    given(opened).by(neighbourCaseworker).when(registerVisitation()).refused('VIS-3', 'not-the-acting-municipality');
    given(takenOver).by(caseworker).when(registerVisitation({ from: '2026-07-01' })).refused('VIS-3', 'not-the-acting-municipality');
  });
  it('is not registered where nobody is known to act', () =>
    given(citizenRegistered(), ...opened.slice(2)).when(registerVisitation()).refused('VIS-3', 'not-the-acting-municipality'));
});

describe('stays', () => {
  it('do not change who acted when they began', () =>
    expect(given(opened, stayStarted()).state.responsibility).toEqual(given(opened).state.responsibility));
});
