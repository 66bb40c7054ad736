import { type IncomingHttpHeaders } from 'node:http';
import { Problem } from '#platform';

const visible = /^[\x21-\x7e]{1,200}$/;
const entityTag = /^"(\d{1,9})"$/;
const waitPreference = /^wait(?:=(\d{1,4}))?$/i;

/** Where a client asks to wait without saying how long, in seconds; and the longest it may ask for. */
const USUAL_WAIT = 10;
const LONGEST_WAIT = 30;

/** The idempotency key; undefined where none was given. @throws Problem `invalid-request` */
export function idempotencyKey(headers: IncomingHttpHeaders): string | undefined {
  const given = headers['idempotency-key'];
  if (given === undefined) return undefined;
  if (typeof given === 'string' && visible.test(given)) return given;
  throw wrongHeader('Idempotency-Key', 'must be 1 to 200 visible ASCII characters');
}

/** The version that the client has seen; undefined where it does not say. @throws Problem `invalid-request` */
export function ifMatch(headers: IncomingHttpHeaders): number | undefined {
  const given = headers['if-match'];
  if (given === undefined || given === '*') return undefined;
  const [, version] = entityTag.exec(given) ?? [];
  if (version === undefined) throw wrongHeader('If-Match', 'must be one entity tag as this service gave it, in double quotes');
  return Number(version);
}

/** For how many milliseconds the answer may wait for the views; undefined where it need not. Other preferences are ignored. */
export function preferredWait(headers: IncomingHttpHeaders): number | undefined {
  const given = headers['prefer'];
  const preferences = (typeof given === 'string' ? given : (given ?? []).join(',')).split(/[,;]/).map((one) => one.trim());
  const found = preferences.map((one) => waitPreference.exec(one)).find((one) => one !== null);
  if (!found) return undefined;
  return Math.min(found[1] === undefined ? USUAL_WAIT : Number(found[1]), LONGEST_WAIT) * 1000;
}

function wrongHeader(name: string, problem: string): Problem {
  return new Problem('invalid-request', { errors: [{ field: name, problem }] });
}
