import { partySchema, type Party } from '#domain/pathway/transition/events.js';
import { Problem } from '#platform';
import { type PartyRequest } from './planned-transitions.requests.js';

/** The party that a request names. @throws Problem `invalid-request` where the fields are not those of its sort */
export function partyOf(field: 'sender' | 'receiver', request: PartyRequest): Party {
  const parsed = partySchema.safeParse(JSON.parse(JSON.stringify(request)));
  if (parsed.success) return parsed.data;
  throw new Problem('invalid-request', { errors: [{ field, problem: `does not name a ${request.kind}` }] });
}
