import { plainDateSchema, type PlainDate, uuidSchema } from '#kernel';
import { untilDeath } from '#domain/pathway/interval.js';
import { declineReasons, type Party, partySchema, transitionKinds } from '#domain/pathway/transition/events.js';
import { acceptedOn, openOffer, stageOf, type Transition } from '#domain/pathway/transition/state.js';
import { z } from 'zod';
import { cut } from '../cut.js';
import { type Fact, factsOf } from '../fact.js';

/** A handover under way. `offered`: it waits for the receiver to accept, and stays the sender's. */
export const TRANSITION = 'transition';

export const transitionDetails = z.strictObject({
  transitionId: uuidSchema,
  transitionKind: z.enum(transitionKinds),
  sender: partySchema,
  receiver: partySchema,
  plannedDate: plainDateSchema.nullable().describe('When the citizen is to move; null where it was offered without a plan'),
  offeredOn: plainDateSchema.nullable().describe('Since when it waits for the receiver; null where it does not'),
  acceptedOn: plainDateSchema.nullable().describe('Since when it is the receiver’s'),
  lastDecline: z
    .strictObject({ on: plainDateSchema, reason: z.enum(declineReasons).optional() })
    .nullable()
    .describe('When the receiver last said no, and why'),
});
export type TransitionDetails = z.infer<typeof transitionDetails>;

/** Each stage of each transition, from the date on which it was reached. The unit is the tilbud whose turn it is. */
export const transitionFacts = factsOf(['transitions', 'case'], ({ transitions, case: { diedOn } }) =>
  transitions.transitions.flatMap((transition) => {
    const changes = [
      ...transition.meetings.map(({ on }) => on),
      ...transition.offers.flatMap(({ on, answer }) => (answer ? [on, answer.on] : [on])),
    ];
    return cut(untilDeath(transition, diedOn), changes).map(({ from, until }) => stage(asOn(transition, from), from, until));
  }),
);

function stage(transition: Transition, from: PlainDate, until: PlainDate | null): Fact<TransitionDetails> {
  const { transitionId, kind: transitionKind, sender, receiver, plannedDate, offers } = transition;
  const offeredOn = openOffer(transition)?.on ?? null;
  const accepted = acceptedOn(transition) ?? null;
  const declined = offers.findLast(({ answer }) => answer?.is === 'declined')?.answer;
  return {
    kind: TRANSITION,
    key: `${transitionId}/${from}`,
    unit: tilbudOf(offeredOn ?? accepted ? receiver : sender),
    state: stageOf(transition),
    at: offeredOn ?? plannedDate ?? from,
    from,
    until,
    details: {
      transitionId,
      transitionKind,
      sender,
      receiver,
      plannedDate,
      offeredOn,
      acceptedOn: accepted,
      lastDecline: declined ? { on: declined.on, ...(declined.reason === undefined ? {} : { reason: declined.reason }) } : null,
    },
  };
}

/** The transition as it stood on a date. How it ended lies behind all of its dates. */
function asOn({ ended: _ended, ...transition }: Transition, date: PlainDate): Transition {
  const answeredBy = ({ on, answer }: Transition['offers'][number]) => (answer && answer.on <= date ? { on, answer } : { on });
  return {
    ...transition,
    meetings: transition.meetings.filter(({ on }) => on <= date),
    offers: transition.offers.filter(({ on }) => on <= date).map(answeredBy),
  };
}

function tilbudOf(party: Party): string | null {
  return party.kind === 'tilbud' ? party.tilbudId : null;
}
