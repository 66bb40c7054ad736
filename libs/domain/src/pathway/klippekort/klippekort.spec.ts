import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import {
  closedWithCard,
  bothEndedByClosing,
  closePathway,
  basis,
  clipUsed,
  elsewhere,
  expireKlippekort,
  given,
  klippekortExpired,
  klippekortIssued,
  knownWorkerAssigned,
  klippekortSuperseded,
  named,
  opened,
  pathwayClosed,
  pathwayReopened,
  registerVisitation,
  serviceEnded,
  serviceStarted,
  unvisited,
  stranger,
  supported,
  theCard,
  useClip,
  visitationRegistered,
} from '#testing/given-when-then/index.js';
import { lastValidDate } from './issue.js';

const card = given(closedWithCard);
const times = (count: number) => Array.from({ length: count }, (_, at) => clipUsed({ on: `2026-0${4 + at}-01` }));
const renewed = registerVisitation({ visitationId: named('new visitation'), from: '2026-09-01' });

describe('KLI-1 a clip', () => {
  it('is used on the closing date', () => card.when(useClip({ on: '2026-03-15' })).then(clipUsed({ on: '2026-03-15' })));
  it('is used on the last valid date', () =>
    card.on('2028-03-14').when(useClip({ on: '2028-03-14' })).then(clipUsed({ on: '2028-03-14' })));
  it('is refused the day after', () =>
    card
      .on('2028-03-15')
      .when(useClip({ on: '2028-03-15' }))
      .refused('KLI-1', 'outside-validity', { on: '2028-03-15', validFrom: '2026-03-15', validThrough: '2028-03-14' }));
  it('is refused the day before the closing', () =>
    card.when(useClip({ on: '2026-03-14' })).refused('KLI-1', 'outside-validity'));
  it('of the last valid date is recorded late, when the card has expired', () =>
    given(closedWithCard, klippekortExpired()).on('2028-03-20').when(useClip({ on: '2028-03-14' })).then(clipUsed({ on: '2028-03-14' })));
  it('is used while one is left', () =>
    given(closedWithCard, times(5)).when(useClip({ on: '2026-10-01' })).then(clipUsed({ on: '2026-10-01' })));
  it('is refused when none is left', () =>
    given(closedWithCard, times(6)).when(useClip({ on: '2026-10-01' })).refused('KLI-1', 'no-clips-left', { clips: 6 }));
  it('is refused where there is no card', () =>
    given(opened, pathwayClosed()).when(useClip()).refused('KLI-1', 'no-active-klippekort', { status: 'none' }));
  it('takes a reason from a worker whom the citizen does not know', () =>
    card
      .when(useClip({ ...stranger, unknownWorkerReason: 'An invented reason' }))
      .then(clipUsed({ ...stranger, workerKnown: false, personal: { unknownWorkerReason: 'An invented reason' } })));
  it('is refused to a worker whom the citizen does not know, without one', () => {
    card.when(useClip({ ...stranger })).refused('KLI-1', 'worker-not-known');
    card.when(useClip({ ...stranger, unknownWorkerReason: '  ' })).refused('KLI-1', 'worker-not-known');
  });
  it('is refused at a tilbud that the citizen does not know, whatever the reason', () =>
    card
      .when(useClip({ workerId: stranger.workerId, tilbudId: elsewhere, unknownWorkerReason: 'An invented reason' }))
      .refused('KLI-1', 'tilbud-not-known', { tilbudId: elsewhere }));
  it('is refused at a tilbud that the citizen came to know later', () =>
    given(closedWithCard, pathwayReopened(), knownWorkerAssigned({ on: '2026-09-02', ...stranger, tilbudId: elsewhere }))
      .when(useClip({ on: '2026-06-01', workerId: named('nobody'), tilbudId: elsewhere, unknownWorkerReason: 'An invented reason' }))
      .refused('KLI-1', 'tilbud-not-known'));
  it('is refused at a tilbud whose support began later', () =>
    given(closedWithCard, pathwayReopened(), serviceStarted({ on: '2026-09-02', tilbudId: elsewhere, legalBasis: basis('SEL-99'), ground: unvisited }))
      .when(useClip({ on: '2026-06-01', workerId: named('nobody'), tilbudId: elsewhere, unknownWorkerReason: 'An invented reason' }))
      .refused('KLI-1', 'tilbud-not-known'));
  it('of an earlier card is recorded late, when there is another card', () =>
    given(
      closedWithCard,
      pathwayReopened(),
      klippekortSuperseded(),
      pathwayClosed({ on: '2026-10-01' }),
      klippekortIssued({ on: '2026-10-01', cardId: named('second card'), validFrom: '2026-10-01', validThrough: '2028-09-30' }),
    )
      .when(useClip({ on: '2026-06-01' }))
      .then(clipUsed({ on: '2026-06-01', cardId: theCard })));
  it('is not used tomorrow', () => card.on('2026-06-01').when(useClip({ on: '2026-06-02' })).refused('DATE-1', 'in-the-future'));
});

describe('KLI-2 a new visitation', () => {
  const granted = visitationRegistered({ on: '2026-09-01', from: '2026-09-01', visitationId: named('new visitation') });
  const superseded = klippekortSuperseded({ on: '2026-09-01', visitationId: named('new visitation') });
  it('reopens the pathway and supersedes the card', () => card.when(renewed).then(pathwayReopened(), granted, superseded));
  it('that begins ahead reopens it today', () =>
    card
      .on('2026-08-20')
      .when(renewed)
      .then(pathwayReopened({ on: '2026-08-20' }), granted, klippekortSuperseded({ on: '2026-08-20', visitationId: named('new visitation') })));
  it('that began before the closing reopens it on the closing date', () =>
    card
      .when(registerVisitation({ visitationId: named('new visitation'), from: '2026-03-01' }))
      .then(
        pathwayReopened({ on: '2026-03-15' }),
        visitationRegistered({ on: '2026-03-01', from: '2026-03-01', visitationId: named('new visitation') }),
        klippekortSuperseded({ on: '2026-03-15', visitationId: named('new visitation') }),
      ));
  it('supersedes no card that is used up', () => given(closedWithCard, times(6)).when(renewed).then(pathwayReopened(), granted));
  it('supersedes no card whose validity is over', () =>
    card
      .on('2028-04-01')
      .when(registerVisitation({ visitationId: named('new visitation'), from: '2028-04-01' }))
      .then(
        pathwayReopened({ on: '2028-04-01' }),
        visitationRegistered({ on: '2028-04-01', from: '2028-04-01', visitationId: named('new visitation') }),
      ));
  it('leaves the clips used before it in the record', () => {
    const [kept] = given(closedWithCard, times(2), pathwayReopened(), granted, superseded).state.klippekort.cards;
    expect(kept?.uses).toEqual(['2026-04-01', '2026-05-01']);
  });
  it('lets no clip be used after it', () =>
    given(closedWithCard, pathwayReopened(), granted, superseded)
      .when(useClip({ on: '2026-09-01' }))
      .refused('KLI-1', 'no-active-klippekort', { status: 'superseded' }));
  it('leaves a card in force whose clips are used up, and the next card takes the talks from its closing on', () => {
    const second = { cardId: named('second card'), on: '2026-10-01', validFrom: '2026-10-01', validThrough: '2028-09-30' };
    given(closedWithCard, times(6), pathwayReopened(), granted, pathwayClosed({ on: '2026-10-01' }), klippekortIssued(second))
      .when(useClip({ on: '2026-11-01' }))
      .then(clipUsed({ on: '2026-11-01', cardId: named('second card') }));
  });
  it('lets a talk from before it be recorded late', () =>
    given(closedWithCard, pathwayReopened(), granted, superseded).when(useClip({ on: '2026-08-31' })).then(clipUsed({ on: '2026-08-31' })));
});

describe('TIME-1 the validity of a klippekort', () => {
  it.each([
    ['2026-03-15', '2028-03-14'],
    ['2028-02-29', '2030-02-27'],
    ['2026-02-28', '2028-02-27'],
    ['2026-03-01', '2028-02-29'],
    ['2026-12-31', '2028-12-30'],
    ['2027-01-01', '2028-12-31'],
  ])('from %s lasts through %s', (closedOn, through) => expect(lastValidDate(plainDate(closedOn), 2)).toBe(through));
  it('klippekort from 29 February: is written on the card that a closing on that date issues', () =>
    given(supported, serviceEnded({ on: '2028-02-29' }))
      .on('2028-02-29')
      .when(closePathway({ on: '2028-02-29' }))
      .then(pathwayClosed({ on: '2028-02-29' }), ...bothEndedByClosing('2028-02-29'), klippekortIssued({ on: '2028-02-29', validFrom: '2028-02-29', validThrough: '2030-02-27' })));
  it('is over the day after its last date', () =>
    card
      .on('2028-03-15')
      .when(expireKlippekort())
      .then(klippekortExpired({ on: '2028-03-15' })));
  it('is over on that date also when it is noticed later', () =>
    card.on('2028-05-01').when(expireKlippekort()).then(klippekortExpired({ on: '2028-03-15' })));
  it('is not over on its last date', () =>
    card
      .on('2028-03-14')
      .when(expireKlippekort())
      .refused('TIME-1', 'validity-not-over', { today: '2028-03-14', validThrough: '2028-03-14' }));
  it('is of a card that there is', () =>
    card.when(expireKlippekort({ cardId: named('no card') })).refused('TIME-1', 'no-such-klippekort'));
  it('is over once', () => given(closedWithCard, klippekortExpired()).on('2028-03-16').when(expireKlippekort()).thenNothing());
  it('is over no more for a card that is superseded or used up', () => {
    given(closedWithCard, klippekortSuperseded()).on('2028-03-16').when(expireKlippekort()).thenNothing();
    given(closedWithCard, times(6)).when(expireKlippekort({ cardId: theCard })).thenNothing();
  });
});
