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
export type CitizenEvent = EventOf<typeof CitizenRegistered>;
