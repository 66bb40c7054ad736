import { type Instant, millisOf } from '#kernel';
import { failed, type Finding, warning, well } from '../finding.js';
import { many } from '../words.js';

const DAY = 86_400_000;
/** A certificate's end is told so many days ahead: time to have another issued. */
const NEAR_DAYS = 30;

/** What there is to say of a certificate that holds until an instant. @param renew what to do, and who */
export function judgeEnd(until: Instant, now: Instant, { about, renew }: { readonly about: string; readonly renew: string }): Finding {
  const days = Math.floor((millisOf(until) - millisOf(now)) / DAY);
  if (until <= now) return failed(`the certificate ended on ${until.slice(0, 10)}: ${renew}`, about);
  if (days < NEAR_DAYS) return warning(`the certificate ends in ${many(days, 'day')}, on ${until.slice(0, 10)}: ${renew}`, about);
  return well(`the certificate holds for ${many(days, 'day')} more`, about);
}
