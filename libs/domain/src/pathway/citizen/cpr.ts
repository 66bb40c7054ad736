import { isPlainDate, type PlainDate, type Refusal } from '#kernel';
import { CPR_1 } from './rules.js';

/** A CPR number that can be one: ten digits, without a hyphen. Personal: never in a log, an error or an event in clear. */
export interface Cpr {
  readonly digits: string;
  /** A replacement number is given to a person without a CPR number. It cannot go out in MedCom messages. */
  readonly kind: 'official' | 'replacement';
  readonly birthDate: PlainDate;
}

export type CprReading = { readonly accepted: true; readonly cpr: Cpr } | { readonly accepted: false; readonly refusal: Refusal };

const shape = /^(\d{2})(\d{2})(\d{2})-?(\d)\d{3}$/;
const REPLACEMENT = 60;

/** Reads a CPR number under rule CPR-1. Never throws, and a refusal never repeats what was given. */
export function readCpr(given: unknown): CprReading {
  const parts = typeof given === 'string' ? shape.exec(given.trim()) : null;
  if (typeof given !== 'string' || !parts) return no('not-ten-digits');
  const [day, month, year, century] = parts.slice(1).map(Number) as [number, number, number, number];
  const kind = day > REPLACEMENT ? 'replacement' : 'official';
  const birthDate = `${centuryOf(century, year)}${two(year)}-${two(month)}-${two(kind === 'replacement' ? day - REPLACEMENT : day)}`;
  if (!isPlainDate(birthDate)) return no('impossible-date');
  return { accepted: true, cpr: { digits: given.trim().replace('-', ''), kind, birthDate } };
}

/** The century that the seventh digit gives with the year: 18, 19 or 20. */
function centuryOf(seventh: number, year: number): number {
  if (seventh <= 3) return 19;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 20 : 19;
  return year <= 57 ? 20 : 18;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function no(reason: keyof typeof CPR_1.refusals): CprReading {
  return { accepted: false, refusal: { rule: CPR_1.id, reason, text: CPR_1.refusals[reason], facts: {} } };
}
