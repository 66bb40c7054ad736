import { type Circumstances } from '#domain';
import { dateInCopenhagen, type Instant } from '#kernel';
import { type CommandMeta, type PolicyBook } from '#processing';

/** The light in which a command is decided: with the policy that is in force today in the municipality it is asked for. */
export function circumstancesOf({ actor, municipality }: CommandMeta, policies: Pick<PolicyBook, 'now'>): (now: Instant) => Promise<Circumstances> {
  return async (now) => {
    const today = dateInCopenhagen(now);
    return { now, today, actor, municipality, policy: (await policies.now(municipality)).on(today) };
  };
}
