import { describe, expect, it } from '@jest/globals';
import { type Actor, type Decision, type MunicipalityCode, plainDate, type PlainDate } from '#kernel';
import {
  actingMunicipalityChanged,
  basis,
  bostoette,
  bostoetteStaff,
  caseTransferOffered,
  caseworker,
  dischargeRecorded,
  elsewhere,
  given,
  handoverOffered,
  manager,
  marielund,
  marielundStaff,
  municipality,
  neighbour,
  neighbourCaseworker,
  opened,
  responsibilityAssigned,
  serviceStarted,
  staying,
  supported,
  visitedForBoth,
} from '#testing/given-when-then/index.js';
import { recordedTogether } from '#testing/given-when-then/recorded.js';
import { type PathwayEvent } from '../pathway/events.js';
import { type PathwayState } from '../pathway/state.js';
import { type DelegationScope, type DelegationTerms } from '../delegation/terms.js';
import { municipalityOf } from './belongs-to.js';
import { unlessOwn } from './own.js';
import { type AskedOfPathway, type Asker, mayFind, mayLookAt, outOfReach } from './reach.js';

const today = plainDate('2026-11-22');
const asker = (actor: Actor, delegations: readonly DelegationTerms[] = [], on: PlainDate = today): Asker => ({
  actor,
  today: on,
  policy: { access: { afterEndDays: 30 } },
  delegations,
});
const stateOf = (...history: readonly (PathwayEvent | readonly PathwayEvent[])[]): PathwayState => given(...history).state;
const reasonOf = (objection: Decision<unknown> | undefined) =>
  objection === undefined ? 'within reach' : objection.accepted ? 'accepted' : `${objection.refusal.rule} ${objection.refusal.reason}`;
const asked = (actor: Actor, command: AskedOfPathway, state: PathwayState, delegations?: readonly DelegationTerms[]) =>
  reasonOf(outOfReach(command, state, asker(actor, delegations)));
const sees = (actor: Actor, state: PathwayState, delegations?: readonly DelegationTerms[], on?: string) =>
  mayLookAt(state, asker(actor, delegations, on === undefined ? today : plainDate(on)));
const ofNeighbour = (actor: Actor): Actor => ({ ...actor, municipality: neighbour });
const region: Actor = { id: 'region', role: 'region', unit: 'region-eksempel' };
const delegation = (scope: DelegationScope): DelegationTerms[] => [
  { from: municipality, to: neighbour, scope, validFrom: plainDate('2026-01-01'), validTo: null },
];
const someCommand = { type: 'AssignCoordinator' };

describe('ACC-1 a citizen’s case', () => {
  it('is seen by the authority and the managers of the acting municipality', () => {
    expect([caseworker, manager].map((actor) => sees(actor, stateOf(opened)))).toEqual([true, true]);
    expect(asked(caseworker, someCommand, stateOf(opened))).toBe('within reach');
  });

  it.each<[string, Actor]>([
    ['another municipality’s authority', neighbourCaseworker],
    ['another municipality’s manager', ofNeighbour(manager)],
    ['a tilbud of another municipality, by the id of this one', ofNeighbour(marielundStaff)],
    ['somebody of no municipality', { id: 'nobody', role: 'myndighed', unit: 'unit' }],
    ['who controls the log', { ...caseworker, role: 'log-controller' }],
  ])('does not exist for %s', (_who, actor) => {
    expect([sees(actor, stateOf(staying)), mayFind(stateOf(opened), asker({ ...actor, municipality: neighbour }))]).toEqual([false, false]);
    expect(asked(actor, someCommand, stateOf(staying))).toBe('ACC-1 out-of-reach');
  });

  it('follows the acting municipality, and leaves the former one', () => {
    const state = stateOf(opened, caseTransferOffered(), actingMunicipalityChanged());
    expect([sees(neighbourCaseworker, state), sees(caseworker, state)]).toEqual([true, false]);
  });

  it('may be answered by the municipality that is offered it, and not seen before', () => {
    const state = stateOf(opened, caseTransferOffered());
    expect([sees(neighbourCaseworker, state), mayFind(state, asker(neighbourCaseworker))]).toEqual([false, true]);
    expect(asked(neighbourCaseworker, { type: 'AcceptCase' }, state)).toBe('within reach');
    expect(asked(neighbourCaseworker, { type: 'DeclineCase' }, state)).toBe('within reach');
    expect(asked(neighbourCaseworker, { type: 'WithdrawCase' }, state)).toBe('ACC-1 out-of-reach');
    expect(asked(ofNeighbour(marielundStaff), { type: 'AcceptCase' }, state)).toBe('ACC-1 out-of-reach');
    expect(asked({ ...neighbourCaseworker, municipality: '997' as MunicipalityCode }, { type: 'AcceptCase' }, state)).toBe('ACC-1 out-of-reach');
  });

  it('is told of by a region, which sees nothing', () => {
    expect(asked(region, { type: 'RecordHospitalAdmission' }, stateOf(opened))).toBe('within reach');
    expect(sees(region, stateOf(opened))).toBe(false);
  });

  describe('for staff of a tilbud', () => {
    it('is seen where the citizen stays, and not elsewhere', () =>
      expect([sees(marielundStaff, stateOf(staying)), sees(bostoetteStaff, stateOf(staying))]).toEqual([true, false]));
    it('is seen where support is given', () => expect(sees(bostoetteStaff, stateOf(supported))).toBe(true));
    it('is seen by who is to take over', () => expect(sees(bostoetteStaff, stateOf(staying, handoverOffered()))).toBe(true));
    it('is not seen for a visitation alone, which is at no tilbud', () =>
      expect(sees(marielundStaff, stateOf(visitedForBoth))).toBe(false));
    it('is seen for some time after the citizen has left', () => {
      const left = stateOf(staying, dischargeRecorded({ on: '2026-06-01' }));
      expect([sees(marielundStaff, left, [], '2026-07-01'), sees(marielundStaff, left, [], '2026-07-02')]).toEqual([true, false]);
    });
    it('can be begun by taking somebody in, at the own tilbud only', () => {
      const takeIn = (tilbudId: unknown) => ({ type: 'StartStay', tilbudId, section: 'SEL-107' });
      expect(asked(marielundStaff, takeIn(marielund), stateOf(visitedForBoth))).toBe('within reach');
      expect(asked(marielundStaff, takeIn(elsewhere), stateOf(visitedForBoth))).toBe('ACC-1 out-of-reach');
      expect(asked(ofNeighbour(marielundStaff), takeIn(marielund), stateOf(visitedForBoth))).toBe('ACC-1 out-of-reach');
      expect(asked(marielundStaff, { type: 'AssignKnownWorker', tilbudId: marielund }, stateOf(visitedForBoth))).toBe('ACC-1 out-of-reach');
    });
    it('can be found by personnummer in the own municipality, so that somebody can be taken in', () =>
      expect(mayFind(stateOf(opened), asker(marielundStaff))).toBe(true));
  });

  describe('under a delegation', () => {
    it('for all is seen by those who perform, each as far as their role goes', () => {
      const all = delegation({ kind: 'all' });
      expect(sees(neighbourCaseworker, stateOf(opened), all)).toBe(true);
      expect([sees(ofNeighbour(marielundStaff), stateOf(staying), all), sees(ofNeighbour(bostoetteStaff), stateOf(staying), all)]).toEqual([true, false]);
      expect(mayFind(stateOf(opened), asker(neighbourCaseworker, all))).toBe(true);
    });
    it('for some tilbud is seen where the citizen has to do with one of them', () => {
      const some = delegation({ kind: 'tilbud', tilbudIds: [marielund] });
      expect([sees(neighbourCaseworker, stateOf(staying), some), sees(neighbourCaseworker, stateOf(supported), some)]).toEqual([true, false]);
      expect(asked(ofNeighbour(marielundStaff), { type: 'StartStay', tilbudId: marielund }, stateOf(visitedForBoth), some)).toBe('within reach');
    });
    it('for some sections is seen where the citizen has one of them', () => {
      const some = delegation({ kind: 'sections', sections: ['SEL-85'] });
      const of104 = stateOf(opened, serviceStarted({ legalBasis: basis('SEL-104') }));
      expect([sees(neighbourCaseworker, stateOf(supported), some), sees(neighbourCaseworker, of104, some)]).toEqual([true, false]);
    });
    it('of another municipality is not seen', () => {
      const others = delegation({ kind: 'all' }).map((terms) => ({ ...terms, from: '997' as MunicipalityCode }));
      expect(sees(neighbourCaseworker, stateOf(opened), others)).toBe(false);
      expect(sees({ ...neighbourCaseworker, municipality: '997' as MunicipalityCode }, stateOf(opened), delegation({ kind: 'all' }))).toBe(false);
    });
    it('is not the performing municipality’s own', () =>
      expect(given(opened).by(neighbourCaseworker).state.responsibility.acting.at(-1)?.municipality).toBe(municipality));
  });
});

describe('ACC-2 what is recorded under a delegation', () => {
  const some = delegation({ kind: 'tilbud', tilbudIds: [marielund] });
  const sections = delegation({ kind: 'sections', sections: ['SEL-107'] });
  const staff = ofNeighbour(marielundStaff);
  it('is what it covers, and what is at no tilbud and under no section', () => {
    expect(asked(staff, { type: 'StartService', tilbudId: marielund }, stateOf(staying), some)).toBe('within reach');
    expect(asked(neighbourCaseworker, someCommand, stateOf(staying), some)).toBe('within reach');
    expect(asked(neighbourCaseworker, { type: 'StartStay', section: 'SEL-107' }, stateOf(staying), sections)).toBe('within reach');
  });
  it('is nothing at another tilbud, and nothing under another section', () => {
    expect(asked(neighbourCaseworker, { type: 'StartService', tilbudId: bostoette }, stateOf(staying), some)).toBe('ACC-2 beyond-delegation');
    expect(asked(neighbourCaseworker, { type: 'StartService', section: 'SEL-85' }, stateOf(staying), sections)).toBe('ACC-2 beyond-delegation');
  });
  it('tells nobody that a citizen is there whom they do not see', () =>
    expect(asked(ofNeighbour(bostoetteStaff), { type: 'StartStay', tilbudId: bostoette }, stateOf(visitedForBoth), some)).toBe('ACC-1 out-of-reach'));
});

describe('ACC-3 what a municipality keeps for itself', () => {
  it('is there for its own', () => expect(unlessOwn(municipality, municipality)).toBeUndefined());
  it('is not there for another, no more than what is not there at all', () => {
    expect(reasonOf(unlessOwn(municipality, neighbour))).toBe('ACC-3 not-there');
    expect(unlessOwn(undefined, neighbour)).toEqual(unlessOwn(municipality, neighbour));
  });
});

describe('whose a citizen is', () => {
  const history = recordedTogether([...opened, caseTransferOffered()]);
  it('is nobody’s before anything is recorded', () => expect(municipalityOf([])).toBeUndefined());
  it('is the acting municipality’s, also of what is just being recorded', () => {
    expect(municipalityOf(history)).toBe(municipality);
    expect(municipalityOf(history, [actingMunicipalityChanged()])).toBe(neighbour);
    expect(municipalityOf([], [responsibilityAssigned()])).toBe(municipality);
  });
});
