import { isPlainDate } from '#kernel';

/** What a text is, read as a personnummer (CPR). */
export type CprKind =
  | 'official'
  /** Erstatnings-CPR: given where no official one is known, with 60 added to the day. It may not stand in a MedCom message. */
  | 'replacement'
  | 'invalid';

/**
 * Tells what kind of personnummer a text is: ten digits without a hyphen, beginning with a date that has existed. The
 * century follows from the seventh digit and the year. Modulus 11 is not asked for: numbers without it are given out
 * since 2007 (CPR-kontoret).
 */
export function cprKind(text: string): CprKind {
  if (!/^\d{10}$/.test(text)) return 'invalid';
  const day = Number(text.slice(0, 2));
  const replacement = day > 60;
  const dayOfMonth = String(replacement ? day - 60 : day).padStart(2, '0');
  const birth = `${yearOf(Number(text.slice(4, 6)), Number(text[6]))}-${text.slice(2, 4)}-${dayOfMonth}`;
  if (!isPlainDate(birth)) return 'invalid';
  return replacement ? 'replacement' : 'official';
}

function yearOf(year: number, seventh: number): number {
  if (seventh <= 3) return 1900 + year;
  if (seventh === 4 || seventh === 9) return (year <= 36 ? 2000 : 1900) + year;
  return (year <= 57 ? 2000 : 1800) + year;
}
