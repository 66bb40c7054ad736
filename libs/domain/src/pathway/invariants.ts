import { addDays } from '#kernel';
import { overlap, type Interval } from './interval.js';
import { type Klippekort } from './klippekort/state.js';
import { coordinatorOn } from './people/state.js';
import { type PathwayState } from './state.js';
import { acceptedOn } from './transition/state.js';

/** What holds of every pathway, whatever has been accepted on it, in whatever order it was told. */
export interface Invariant {
  /** The rule that it follows from. */
  readonly rule: string;
  readonly text: string;
  readonly holds: (state: PathwayState) => boolean;
}

export const invariants: readonly Invariant[] = [
  {
    rule: 'STAY-1',
    text: 'There is at most one 24-hour stay on any date.',
    holds: ({ stays }) => noneOverlap(stays.stays),
  },
  {
    rule: 'SVC-1',
    text: 'No two § 85 services share a date.',
    holds: ({ services }) => noneOverlap(services.services.filter(({ section }) => section === 'SEL-85')),
  },
  {
    rule: 'VIS-1',
    text: 'What started under a visitation started within its period, as granted or revised, and under its section.',
    holds: ({ services, stays }) =>
      [...services.services, ...stays.stays].every(({ ground, section, from }) => {
        if (ground.kind === 'no-visitation-needed') return true;
        const visitation = services.visitations.find((one) => one.visitationId === ground.visitationId);
        // A later revision or revocation takes no ground away: what runs beyond it is a breach.
        if (visitation?.section !== section) return false;
        return visitation.terms.some(({ from: first, to: last }) => first <= from && (last === null || from <= last));
      }),
  },
  {
    rule: 'VIS-4',
    text: 'A visitation, as it was registered, ends no earlier than it begins.',
    holds: ({ services }) => services.visitations.every(({ from, terms: [first] }) => from <= (first?.to ?? from)),
  },
  {
    rule: 'PATH-1',
    text: 'Nothing starts before the pathway was opened, and nothing ends before it starts.',
    holds: ({ case: { periods }, services, stays, transitions }) => {
      const openedOn = periods[0]?.from;
      return [...services.services, ...stays.stays, ...transitions.transitions].every(
        ({ from, until }) => openedOn !== undefined && openedOn <= from && (until === null || from <= until),
      );
    },
  },
  {
    rule: 'PATH-2',
    text: 'The times that the pathway is open do not overlap, and only the last may run on.',
    holds: ({ case: { periods } }) => noneOverlap(periods),
  },
  {
    rule: 'PATH-3',
    text: 'An id names one thing.',
    holds: ({ case: { inquiries, assessments }, people, services, stays, transitions, klippekort, admissions, consents }) =>
      [
        inquiries.map((one) => one.inquiryId),
        assessments.map((one) => one.assessmentId),
        people.contacts.map((one) => one.contactId),
        services.waiting.map((one) => one.serviceId),
        klippekort.cards.flatMap(({ offers }) => offers.map((one) => one.offerId)),
        consents.consents.map((one) => one.consentId),
        consents.arrangements.map((one) => one.id),
        consents.handleplanOffers.map((one) => one.offerId),
        consents.handleplans.map((one) => one.handleplanId),
        services.visitations.map((one) => one.visitationId),
        services.services.map((one) => one.serviceId),
        stays.stays.map((one) => one.stayId),
        stays.planIds,
        stays.requests.map((one) => one.requestId),
        stays.stays.flatMap((one) => one.absences.map(({ absenceId }) => absenceId)),
        transitions.transitions.map((one) => one.transitionId),
        klippekort.cards.map((one) => one.cardId),
        admissions.admissions.map((one) => one.admissionId),
      ].every((ids) => new Set(ids).size === ids.length),
  },
  {
    rule: 'CLO-1',
    text: 'No stay, service or transition has a date on which the pathway is closed.',
    holds: ({ case: { periods }, services, stays, transitions }) =>
      [...services.services, ...stays.stays, ...transitions.transitions].every((one) =>
        closedTimes(periods).every((closed) => !overlap(one, closed)),
      ),
  },
  {
    rule: 'PEO-1',
    text: 'On every date that the pathway is open there is one coordinator.',
    holds: ({ case: { periods }, people }) => periods.every(({ from }) => coordinatorOn(people, from) !== undefined),
  },
  {
    rule: 'KLI-1',
    text: 'A card has no more uses than clips, and each lies within the validity.',
    holds: ({ klippekort }) =>
      klippekort.cards.every(
        ({ uses, clips, validFrom, validThrough }) => uses.length <= clips && uses.every((on) => validFrom <= on && on <= validThrough),
      ),
  },
  {
    rule: 'KLI-2',
    text:
      'No two cards are in force on one date, and none while the pathway is open, but for one whose clips are used up, and one that ' +
      'was in force when an inquiry opened the pathway again.',
    holds: ({ klippekort, case: { periods } }) => {
      const cards = klippekort.cards.filter((card) => card.uses.length < card.clips).map(validityOf);
      const visited = periods.filter(({ reopened }) => reopened !== 'new-inquiry');
      return noneOverlap(cards) && cards.every((card) => visited.every((period) => !overlap(card, period)));
    },
  },
  {
    rule: 'SVC-4',
    text: 'The pauses of a service lie within its dates, and do not overlap.',
    holds: ({ services }) =>
      services.services.every(
        ({ from, until, pauses }) =>
          noneOverlap(pauses) && pauses.every((pause) => from <= pause.from && (until === null || (pause.until !== null && pause.until <= until))),
      ),
  },
  {
    rule: 'PEO-2',
    text: 'The citizen knows a worker at a tilbud once at a time.',
    holds: ({ people: { knownWorkers } }) =>
      knownWorkers.every((one) =>
        noneOverlap(knownWorkers.filter(({ workerId, tilbudId }) => workerId === one.workerId && tilbudId === one.tilbudId)),
      ),
  },
  {
    rule: 'CON-1',
    text: 'A consent names what may be passed on and to whom, and ends no earlier than it begins.',
    holds: ({ consents: { consents } }) =>
      consents.every(
        ({ from, through, categories, recipients }) => from <= through && categories.length > 0 && recipients.length > 0,
      ),
  },
  {
    rule: 'STAY-5',
    text: 'An assessment comes out once: with a plan, or broken off.',
    holds: ({ stays: { stays } }) => stays.every(({ outcomes }) => outcomes.length <= 1),
  },
  {
    rule: 'SVC-8',
    text: 'A massive period ends no earlier than it starts.',
    holds: ({ services: { services } }) =>
      services.every(({ intensive }) => !intensive || intensive.from <= (intensive.endedOn ?? intensive.through)),
  },
  {
    rule: 'STAY-6',
    text: 'The absences of a stay share no date, and none begins before the stay.',
    holds: ({ stays: { stays } }) => stays.every(({ absences, from }) => noneOverlap(absences) && absences.every((one) => from <= one.from)),
  },
  {
    rule: 'STAY-7',
    text: 'A request that was answered names the stay that answered it, and waits no more.',
    holds: ({ stays: { requests, stays } }) =>
      requests.every(({ stayId, until }) => stayId === undefined || (until !== null && stays.some((one) => one.stayId === stayId))),
  },
  {
    rule: 'TRA-2',
    text: 'Only the last offer of a transition waits, none comes after an acceptance, and no answer lies before its offer.',
    holds: ({ transitions: { transitions } }) =>
      transitions.every(({ offers }) =>
        offers.every(({ on, answer }, at) => (answer ? on <= answer.on && (answer.is === 'declined' || at === offers.length - 1) : at === offers.length - 1)),
      ),
  },
  {
    rule: 'TRA-3',
    text: 'A transition is over when it was completed or broken off, and only then; completed, it was accepted.',
    holds: ({ transitions: { transitions } }) =>
      transitions.every((one) => (one.until === null) === (one.ended === undefined) && (one.ended?.is !== 'completed' || acceptedOn(one) !== undefined)),
  },
  {
    rule: 'DIS-1',
    text: 'A stay that is over says where the citizen went; one that runs does not.',
    holds: ({ stays }) => stays.stays.every(({ until, destination }) => (until === null) === (destination === undefined)),
  },
];

/** Which invariants a state breaks, by rule; of a sound state none. */
export function brokenInvariants(state: PathwayState): readonly string[] {
  return invariants.filter(({ holds }) => !holds(state)).map(({ rule }) => rule);
}

function noneOverlap(intervals: readonly Interval[]): boolean {
  return intervals.every((one, at) => intervals.slice(at + 1).every((other) => !overlap(one, other)));
}

/** The times between openings, and the one after the last closing. */
function closedTimes(periods: readonly Interval[]): readonly Interval[] {
  return periods.flatMap(({ until }, at) => (until === null ? [] : [{ from: until, until: periods[at + 1]?.from ?? null }]));
}

/** The dates on which a card is in force. */
function validityOf({ validFrom, validThrough, ended }: Klippekort): Interval {
  return { from: validFrom, until: ended?.as === 'superseded' ? ended.on : addDays(validThrough, 1) };
}
