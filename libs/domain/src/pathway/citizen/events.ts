import { event, type EventOf } from '#kernel';
import { z } from 'zod';

/** The person became known to the service. Who it is stands under the citizen's own key. */
export const CitizenRegistered = event(
  'CitizenRegistered',
  1,
  {
    /** A replacement CPR (day + 60) is a person without a CPR; it cannot go out in MedCom messages. */
    cprKind: z.enum(['official', 'replacement']),
    /** Name-and-address protection (navne- og adressebeskyttelse). */
    addressProtected: z.boolean(),
  },
  {
    personal: {
      cpr: z.string(),
      givenName: z.string(),
      familyName: z.string(),
      address: z.string().optional(),
    },
  },
);

/** From its effective date on, the citizen has another name or address, or their protection changed. What is absent stays. */
export const CitizenDetailsChanged = event(
  'CitizenDetailsChanged',
  1,
  { addressProtected: z.boolean().optional() },
  {
    personal: {
      givenName: z.string().optional(),
      familyName: z.string().optional(),
      /** Null where the citizen has none any more. */
      address: z.string().nullable().optional(),
    },
  },
);

/** From its effective date on, the citizen has another CPR number; the former one still leads to the citizen. */
export const CprChanged = event('CprChanged', 1, { cprKind: z.enum(['official', 'replacement']) }, { personal: { cpr: z.string() } });

export type CitizenEvent = EventOf<typeof CitizenRegistered | typeof CitizenDetailsChanged | typeof CprChanged>;
