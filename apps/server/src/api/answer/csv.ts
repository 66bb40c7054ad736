/** A value in a line. */
export type Cell = string | number | boolean | null;

/** Lines with semicolons, as spreadsheets in Denmark read them (RFC 4180 otherwise); begins with a byte order mark. */
export function csvOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return csvHead(head) + rows.map(csvLine).join('');
}

/** What stands before all other lines. */
export const csvHead = (head: readonly string[]): string => `\ufeff${csvLine(head)}`;

export const csvLine = (row: readonly Cell[]): string => `${row.map(cell).join(';')}\r\n`;

/** What a spreadsheet takes for the beginning of something to compute, also after it has narrowed wide characters. */
const computed = /^[=+\-@＝＋－＠\t\r\n](?!$)/;

/** Numbers with a comma; text that a spreadsheet would compute is kept from it. */
function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  const text = String(value);
  const harmless = computed.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
