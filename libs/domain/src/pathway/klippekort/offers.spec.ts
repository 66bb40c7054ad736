import { describe, expect, it } from '@jest/globals';
import { defaultPolicy, type PathwayEvent } from '#domain';
import { derivedId, plainDate } from '#kernel';
import {
  basis,
  citizenDied,
  clipUsed,
  closedWithCard,
  closePathway,
  elsewhere,
  given,
  inquiryReceived,
  klippekortIssued,
  klippekortSuperseded,
  named,
  newInquiryOffered,
  offerNewInquiry,
  pathwayClosed,
  pathwayReopened,
  registerVisitation,
  serviceAnnulled,
  serviceEnded,
  serviceStarted,
  theCard,
  theOffer,
  unvisited,
  useClip,
  visitationRegistered,
} from '#testing/given-when-then/index.js';
import { KlippekortSuperseded } from './events.js';
import { offersDue } from './offers.js';

type Told = PathwayEvent | readonly PathwayEvent[];
const policy = { ...defaultPolicy, klippekort: { ...defaultPolicy.klippekort, closeTogetherDays: 30 } };
const due = (...history: readonly Told[]) => offersDue(given(closedWithCard, ...history).state, policy);
const used = (...dates: string[]) => dates.map((on) => clipUsed({ on }));
const apart = used('2026-04-01', '2026-06-01', '2026-08-01', '2026-10-01', '2027-01-01');

describe('KLI-3 a new inquiry', () => {
  it('is to be offered when the last clip is used', () => {
    expect(due(apart)).toEqual([]);
    expect(due(apart, clipUsed({ on: '2027-06-01' }))).toEqual([{ cardId: theCard, since: '2027-06-01', because: 'last-clip-used' }]);
  });
  it('is to be offered when two talks lie within the days', () => {
    expect(due(used('2026-06-01', '2026-07-01'))).toEqual([{ cardId: theCard, since: '2026-07-01', because: 'talks-close-together' }]);
    expect(due(used('2026-06-01', '2026-07-02'))).toEqual([]);
  });
  it('is to be offered also when the earlier talk is told late', () =>
    expect(due(used('2026-07-01', '2026-06-10'))).toEqual([{ cardId: theCard, since: '2026-07-01', because: 'talks-close-together' }]));
  it('is to be offered once, whatever the answer, until the talks ask for it again', () => {
    const close = used('2026-06-01', '2026-07-01');
    expect(due(close, newInquiryOffered({ on: '2026-07-01' }))).toEqual([]);
    expect(due(close, newInquiryOffered({ on: '2026-06-30' }))).toHaveLength(1);
    expect(due(close, newInquiryOffered({ on: '2026-07-01' }), clipUsed({ on: '2026-07-20' }))).toEqual([
      { cardId: theCard, since: '2026-07-20', because: 'talks-close-together' },
    ]);
  });
  it('is not to be offered when the pathway is opened again, nor to the dead', () => {
    const close = used('2026-06-01', '2026-07-01');
    expect(due(close, pathwayReopened({ on: '2026-08-01', because: 'new-inquiry' }))).toEqual([]);
    expect(due(close, citizenDied({ on: '2026-08-01' }))).toEqual([]);
  });

  it('is offered, and declined', () => given(closedWithCard).when(offerNewInquiry()).then(newInquiryOffered()));
  it('that is accepted is taken down', () =>
    given(closedWithCard)
      .when(offerNewInquiry({ answer: 'accepted' }))
      .then(
        newInquiryOffered({ answer: 'accepted' }),
        inquiryReceived({ on: '2026-07-01', inquiryId: derivedId('inquiry', theOffer), source: 'klippekort' }),
      ));
  it('is offered on a card that there is', () =>
    given(closedWithCard).when(offerNewInquiry({ cardId: named('no card') })).refused('KLI-3', 'no-such-klippekort'));
  it('is offered after the closing', () =>
    given(closedWithCard)
      .when(offerNewInquiry({ on: '2026-03-14' }))
      .refused('KLI-3', 'before-validity', { on: '2026-03-14', validFrom: '2026-03-15' }));
  it('is offered once under an id', () => given(closedWithCard, newInquiryOffered()).when(offerNewInquiry()).refused('PATH-3', 'id-taken'));
  it('is not offered to the dead', () =>
    given(closedWithCard, citizenDied({ on: '2026-07-01' })).when(offerNewInquiry()).refused('CIT-1', 'citizen-dead'));
});

describe('KLI-1 on a pathway that an inquiry opened again', () => {
  const again = [...closedWithCard, pathwayReopened({ on: '2026-05-01', because: 'new-inquiry' })];
  it('a clip is still used', () => given(again).when(useClip()).then(clipUsed()));
  it('a clip is refused at a tilbud whose support was annulled', () =>
    given(
      again,
      serviceStarted({ on: '2026-05-01', serviceId: named('annulled'), tilbudId: elsewhere, legalBasis: basis('SEL-99'), ground: unvisited }),
      serviceAnnulled({ on: '2026-05-01', serviceId: named('annulled') }),
    )
      .when(useClip({ workerId: named('nobody'), tilbudId: elsewhere, unknownWorkerReason: 'An invented reason' }))
      .refused('KLI-1', 'tilbud-not-known'));
});

describe('KLI-2 card holder visited anew', () => {
  const again = [...closedWithCard, pathwayReopened({ on: '2026-05-01', because: 'new-inquiry' })];
  const next = { visitationId: named('new visitation'), from: '2026-05-20' };
  it('loses the card from the first date of the visitation, when an inquiry has opened the pathway', () =>
    given(again)
      .when(registerVisitation(next))
      .then(visitationRegistered({ on: '2026-05-20', ...next }), klippekortSuperseded({ on: '2026-05-20', visitationId: named('new visitation') })));
  it('loses it when the pathway was opened, by a visitation from before', () =>
    given(again)
      .when(registerVisitation({ ...next, from: '2026-04-20' }))
      .then(
        visitationRegistered({ on: '2026-04-20', ...next, from: '2026-04-20' }),
        klippekortSuperseded({ on: '2026-05-01', visitationId: named('new visitation') }),
      ));
  it('loses no card twice', () =>
    given(again, klippekortSuperseded({ on: '2026-05-20' }))
      .when(registerVisitation({ ...next, from: '2026-06-01' }))
      .then(visitationRegistered({ on: '2026-06-01', ...next, from: '2026-06-01' })));
  it('keeps it when the pathway closes without support', () =>
    given(again)
      .when(closePathway({ on: '2026-06-01', cardId: named('second card') }))
      .then(pathwayClosed({ on: '2026-06-01' })));
  it('gets another for other support, which supersedes the first', () => {
    const talks = { serviceId: named('talks'), legalBasis: basis('SEL-82c'), ground: unvisited };
    given(again, serviceStarted({ on: '2026-05-02', ...talks }), serviceEnded({ on: '2026-06-01', serviceId: named('talks') }))
      .when(closePathway({ on: '2026-06-01', cardId: named('second card') }))
      .then(
        pathwayClosed({ on: '2026-06-01' }),
        KlippekortSuperseded.of({ cardId: theCard, byCardId: named('second card') }, { on: plainDate('2026-06-01') }),
        klippekortIssued({ on: '2026-06-01', cardId: named('second card'), validFrom: '2026-06-01', validThrough: '2028-05-31' }),
      );
  });
});
