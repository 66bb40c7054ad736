import { event, type EventOf, municipalitySchema, uuidSchema } from '#kernel';
import { z } from 'zod';

/** Why a case goes to another municipality. */
export const transferCauses = ['citizen-moved', 'stay-ended', 'agreement', 'other'] as const;
export type TransferCause = (typeof transferCauses)[number];

/** Why another municipality pays. */
export const paymentCauses = ['case-transferred', 'refusion', 'agreement', 'other'] as const;
export type PaymentCause = (typeof paymentCauses)[number];

/** Which municipalities are responsible for the citizen from the registration on: the one that decides, the one that pays, the one of residence. */
export const ResponsibilityAssigned = event('ResponsibilityAssigned', 1, {
  acting: municipalitySchema,
  paying: municipalitySchema,
  home: municipalitySchema,
});

/** The citizen lives in another municipality from this date on. Who decides does not follow by itself (rule CIT-2). */
export const CitizenMoved = event('CitizenMoved', 1, { to: municipalitySchema });

/** The acting municipality asks another one to take over the case. Until that one accepts, nothing has changed. */
export const CaseTransferOffered = event('CaseTransferOffered', 1, {
  transferId: uuidSchema,
  to: municipalitySchema,
  because: z.enum(transferCauses),
  /** Which of the two pays once the case is taken over. */
  payer: z.enum(['sender', 'receiver']),
});

/** The offer came to nothing: the receiver turned it down, or the sender took it back. */
export const CaseTransferEnded = event('CaseTransferEnded', 1, {
  transferId: uuidSchema,
  as: z.enum(['declined', 'withdrawn']),
});

/** From this date on another municipality decides in the case, having accepted it. */
export const ActingMunicipalityChanged = event('ActingMunicipalityChanged', 1, {
  transferId: uuidSchema,
  from: municipalitySchema,
  to: municipalitySchema,
  because: z.enum(transferCauses),
});

export const PayingMunicipalityChanged = event('PayingMunicipalityChanged', 1, {
  to: municipalitySchema,
  because: z.enum(paymentCauses),
});

export type ResponsibilityEvent = EventOf<
  | typeof ResponsibilityAssigned
  | typeof CitizenMoved
  | typeof CaseTransferOffered
  | typeof CaseTransferEnded
  | typeof ActingMunicipalityChanged
  | typeof PayingMunicipalityChanged
>;
