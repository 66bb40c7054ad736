/** True for a SOR number: digits only, eleven or more. */
export function isSor(text: unknown): text is string {
  return typeof text === 'string' && /^\d{11,20}$/.test(text);
}

/** True for a lokationsnummer: thirteen digits, the last of which checks the others (GS1, weights 1 and 3). */
export function isGln(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{13}$/.test(text)) return false;
  const sum = [...text].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
