import { type Circumstances, defaultPolicy } from '#domain';
import { dateInCopenhagen, type Instant } from '#kernel';
import { type CommandMeta } from '#processing';

/** The light in which a command is decided. */
export function circumstancesOf({ actor, municipality }: CommandMeta): (now: Instant) => Circumstances {
  return (now) => ({ now, today: dateInCopenhagen(now), actor, municipality, policy: defaultPolicy });
}
