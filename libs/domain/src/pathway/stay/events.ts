import { event, type EventOf, plainDateSchema, uuidSchema } from '#kernel';
import { z } from 'zod';
import { legalBasisSchema } from '../../law/legal-basis.js';
import { groundSchema } from '../service/events.js';

/** Where a citizen goes after a stay. */
export const destinations = ['own-home', 'own-home-with-support', 'other-botilbud', 'hospital', 'moved-away', 'unknown'] as const;
export type Destination = (typeof destinations)[number];

/** Who caused a change of the plan; a late advisory names them (rule DIS-1). */
export const causes = ['municipality', 'botilbud', 'region', 'citizen'] as const;
export type Cause = (typeof causes)[number];

/** An ordinary stay, an akutplads (SEL 82c), or one that is to find out what the citizen needs (udredning). */
export const stayKinds = ['ordinary', 'acute', 'assessment'] as const;
export type StayKind = (typeof stayKinds)[number];

/** Why a request for a place was taken back. */
export const requestWithdrawals = ['citizen-wish', 'other-place', 'no-longer-needed', 'other'] as const;
export type RequestWithdrawal = (typeof requestWithdrawals)[number];

/** Why an assessment was broken off without a plan. */
export const breakOffReasons = ['citizen-left', 'hospital', 'moved-away', 'other-place', 'citizen-died', 'other'] as const;
export type BreakOffReason = (typeof breakOffReasons)[number];

/** Why the citizen is away while the place is kept. A hospital admission needs no absence of its own. */
export const absenceReasons = ['visit', 'holiday', 'left-without-notice', 'other'] as const;
export type AbsenceReason = (typeof absenceReasons)[number];

/** Why an akutplads lasts longer than its dates allow. */
export const extensionReasons = ['no-other-place', 'decision-pending', 'unsafe-elsewhere', 'other'] as const;
export type ExtensionReason = (typeof extensionReasons)[number];

/** A 24-hour place is asked for. Effective on the date of asking; the place is wanted from `wantedFrom` on. */
export const StayRequested = event(
  'StayRequested',
  1,
  {
    requestId: uuidSchema,
    kind: z.enum(stayKinds),
    legalBasis: legalBasisSchema,
    tilbudId: uuidSchema,
    wantedFrom: plainDateSchema,
  },
  { personal: { note: z.string().optional() } },
);

export const StayRequestWithdrawn = event('StayRequestWithdrawn', 1, { requestId: uuidSchema, reason: z.enum(requestWithdrawals) });

const taken = {
  stayId: uuidSchema,
  legalBasis: legalBasisSchema,
  ground: groundSchema,
  tilbudId: uuidSchema,
  /** The request that it answers. */
  requestId: uuidSchema.optional(),
  /** The tilbud's reservation that it makes use of. */
  reservationId: uuidSchema.optional(),
  /** The one of the tilbud's places that is taken. */
  placeId: uuidSchema.optional(),
  /** Taken beyond what the tilbud has places for, by a manager's override (rule STAY-2). */
  overOccupied: z.literal(true).optional(),
};

/** A 24-hour place is taken. */
export const StayStarted = event('StayStarted', 1, taken);

/** An akutplads is taken, under SEL 82c and without a visitation (rules VIS-2, STAY-3). */
export const AcuteStayStarted = event('AcuteStayStarted', 1, taken);

/** A place is taken in order to find out what the citizen needs (rule STAY-5). */
export const AssessmentStayStarted = event('AssessmentStayStarted', 1, taken);

/** The individual plan that an assessment stay is for. Effective on the date it was handed over. */
export const AssessmentPlanDelivered = event('AssessmentPlanDelivered', 1, { stayId: uuidSchema }, { personal: { plan: z.string().optional() } });

/** An assessment ends without a plan, for a reason. */
export const AssessmentBrokenOff = event(
  'AssessmentBrokenOff',
  1,
  { stayId: uuidSchema, reason: z.enum(breakOffReasons) },
  { personal: { note: z.string().optional() } },
);

/** Effective on the first date that the citizen sleeps elsewhere; the place is kept. */
export const StayAbsenceStarted = event('StayAbsenceStarted', 1, { stayId: uuidSchema, absenceId: uuidSchema, reason: z.enum(absenceReasons) });

/** Effective on the first date that the citizen is back. */
export const StayAbsenceEnded = event('StayAbsenceEnded', 1, { stayId: uuidSchema, absenceId: uuidSchema });

/** An akutplads may last longer (rule STAY-3). Effective on the date it was decided; `through` is the last date it covers. */
export const AcuteStayExtended = event(
  'AcuteStayExtended',
  1,
  { stayId: uuidSchema, through: plainDateSchema, reason: z.enum(extensionReasons) },
  { personal: { note: z.string().optional() } },
);

/** Effective on the day it was decided; the discharge itself is on `date`. */
export const DischargePlanned = event(
  'DischargePlanned',
  1,
  {
    stayId: uuidSchema,
    planId: uuidSchema,
    date: plainDateSchema,
    destination: z.enum(destinations),
    /** Who asked for it: where the notice is short from the start, an advisory names them as well. */
    causedBy: z.enum(causes),
  },
  { personal: { expectations: z.string().optional() } },
);

export const DischargeRescheduled = event(
  'DischargeRescheduled',
  1,
  {
    stayId: uuidSchema,
    planId: uuidSchema,
    from: plainDateSchema,
    to: plainDateSchema,
    destination: z.enum(destinations),
    causedBy: z.enum(causes),
  },
  { personal: { expectations: z.string().optional() } },
);

/** Date and destination stand; what is expected of whom is said anew. */
export const DischargeExpectationsChanged = event(
  'DischargeExpectationsChanged',
  1,
  { stayId: uuidSchema, planId: uuidSchema },
  { personal: { expectations: z.string() } },
);

export const DischargeCancelled = event('DischargeCancelled', 1, {
  stayId: uuidSchema,
  planId: uuidSchema,
  /** The date that the plan had. */
  date: plainDateSchema,
  causedBy: z.enum(causes),
});

/** Effective on the date of discharge: the first date without the stay. */
export const DischargeRecorded = event('DischargeRecorded', 1, {
  stayId: uuidSchema,
  /** The plan that it carries out; null when it was not planned. */
  planId: uuidSchema.nullable(),
  destination: z.enum(destinations),
});

export type StayEvent = EventOf<
  | typeof StayRequested
  | typeof StayRequestWithdrawn
  | typeof StayStarted
  | typeof AcuteStayStarted
  | typeof AssessmentStayStarted
  | typeof AssessmentPlanDelivered
  | typeof AssessmentBrokenOff
  | typeof StayAbsenceStarted
  | typeof StayAbsenceEnded
  | typeof AcuteStayExtended
  | typeof DischargePlanned
  | typeof DischargeRescheduled
  | typeof DischargeExpectationsChanged
  | typeof DischargeCancelled
  | typeof DischargeRecorded
>;
