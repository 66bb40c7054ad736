import { event, type EventOf, municipalitySchema, plainDateSchema, uuidSchema } from '#kernel';
import { z } from 'zod';

/** From where to where. Own home stands for whoever gives the support there. */
export const transitionKinds = [
  'botilbud-to-own-home',
  'hospital-to-botilbud',
  'hospital-to-own-home',
  'own-home-to-botilbud',
  'tilbud-to-tilbud',
  'municipality-to-municipality',
] as const;
export type TransitionKind = (typeof transitionKinds)[number];

/** Who hands over, or takes over: a tilbud, a hospital unit (by SOR number where known), or a municipality's authority. */
export const partySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tilbud'), tilbudId: uuidSchema }),
  z.strictObject({ kind: z.literal('hospital'), unitSor: z.string().optional() }),
  z.strictObject({ kind: z.literal('municipality'), code: municipalitySchema }),
]);
export type Party = Readonly<z.infer<typeof partySchema>>;

/** Why a receiver would not take over. */
export const declineReasons = ['no-capacity', 'not-the-right-place', 'too-early', 'information-missing', 'other'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** Why a transition came to nothing. */
export const breakOffReasons = ['citizen-wish', 'condition-changed', 'other-solution', 'receiver-unavailable', 'citizen-died', 'other'] as const;
export type BreakOffReason = (typeof breakOffReasons)[number];

/** A handover is to come. Effective on the day it was planned; the citizen is to move on `plannedDate`. */
export const TransitionPlanned = event('TransitionPlanned', 1, {
  transitionId: uuidSchema,
  kind: z.enum(transitionKinds),
  sender: partySchema,
  receiver: partySchema,
  plannedDate: plainDateSchema,
});

/** The citizen is to move on another date. Effective on the day it was decided. */
export const TransitionRescheduled = event('TransitionRescheduled', 1, {
  transitionId: uuidSchema,
  /** The date before; null where none was planned. */
  from: plainDateSchema.nullable(),
  to: plainDateSchema,
});

/** Sender and receiver have met about the citizen. */
export const HandoverMeetingHeld = event('HandoverMeetingHeld', 1, {
  transitionId: uuidSchema,
  /** The staff who took part; never relatives or the citizen. */
  participants: z.array(uuidSchema).min(1),
});

/** The sender asks the receiver to take over; until acceptance it stays the sender's (rule TRA-2). */
export const HandoverOffered = event('HandoverOffered', 1, {
  transitionId: uuidSchema,
  kind: z.enum(transitionKinds),
  sender: partySchema,
  receiver: partySchema,
  /** The stay that ended and the service that started with it, where the citizen has moved (rule TRA-1). */
  stayId: uuidSchema.optional(),
  serviceId: uuidSchema.optional(),
});

export const HandoverAccepted = event('HandoverAccepted', 1, { transitionId: uuidSchema });

/** The receiver would not; it stays the sender's, who may offer again. */
export const HandoverDeclined = event('HandoverDeclined', 1, { transitionId: uuidSchema, reason: z.enum(declineReasons) });

/** The receiver has accepted, and the citizen has moved. */
export const TransitionCompleted = event('TransitionCompleted', 1, {
  transitionId: uuidSchema,
  /** As in {@link HandoverOffered}, where it was accepted before the citizen moved. */
  stayId: uuidSchema.optional(),
  serviceId: uuidSchema.optional(),
});

/** It came to nothing. */
export const TransitionBrokenOff = event('TransitionBrokenOff', 1, { transitionId: uuidSchema, reason: z.enum(breakOffReasons) });

export type TransitionEvent = EventOf<
  | typeof TransitionPlanned
  | typeof TransitionRescheduled
  | typeof HandoverMeetingHeld
  | typeof HandoverOffered
  | typeof HandoverAccepted
  | typeof HandoverDeclined
  | typeof TransitionCompleted
  | typeof TransitionBrokenOff
>;
