import { type Cpr, readCpr } from '#domain';

/** A personnummer that came through the validation of a request. */
export function validCpr(text: string): Cpr {
  const reading = readCpr(text);
  if (reading.accepted) return reading.cpr;
  throw new Error('a personnummer came through the validation that is none');
}
