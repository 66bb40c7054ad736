import { type AskedFollowUp, changedPolicy, defaultPolicy, followUpsOf, pathway, type PathwayEvent, type Policy } from '#domain';
import { fold, inEffectiveOrder, type JsonObject } from '#kernel';
import { bostoette, coordinator, marielund, named } from '../given-when-then/invented.js';

/** Whose follow-ups are asked about. */
export const citizen = named('citizen');

const units: Readonly<Record<string, string>> = { [coordinator.unit]: '', [marielund]: ' @marielund', [bostoette]: ' @bostoette' };

/** Every follow-up that a history asks for, or has asked for. */
export function allAsked(events: readonly PathwayEvent[], policy: Policy = defaultPolicy): readonly AskedFollowUp[] {
  return followUpsOf(fold(pathway, inEffectiveOrder(events)), citizen, () => policy);
}

/** `kind due` of what is to be done, or how it ended, of the kinds that begin so; with ` @unit` where it is not the coordinator's. */
export function asked(kinds: string | RegExp, events: readonly PathwayEvent[], policy?: Policy): string[] {
  return allAsked(events, policy)
    .filter(({ kind }) => (typeof kinds === 'string' ? kind.startsWith(kinds) : kinds.test(kind)))
    .map(({ kind, due, owner, ended }) => {
      if (!ended) return `${kind} ${due}${units[owner.unit] ?? ` @${owner.unit}`}`;
      return `${kind} ${ended.as} ${ended.as === 'fulfilled' ? ended.by : ended.because}`;
    });
}

/** The default policy with a change. */
export function policyWith(change: JsonObject): Policy {
  const { policy, misfits } = changedPolicy(defaultPolicy, change);
  if (misfits) throw new Error(`the test's policy does not fit at ${misfits.join(', ')}`);
  return policy;
}
