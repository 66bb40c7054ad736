type Cell = string | number | boolean | null;

/** Whether a caller asks for lines rather than for JSON: names text/csv, and does not prefer JSON to it. */
export function wantsCsv(accept: string | undefined): boolean {
  const weight = (type: string): number => {
    const named = (accept ?? '').split(',').find((one) => one.trim().toLowerCase().startsWith(type));
    return named === undefined ? 0 : Number(/;\s*q=([\d.]+)/.exec(named)?.[1] ?? 1);
  };
  return weight('text/csv') > 0 && weight('text/csv') >= weight('application/json');
}

/** Lines with semicolons, as spreadsheets in Denmark read them (RFC 4180 otherwise); begins with a byte order mark. */
export function csvOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${[head, ...rows].map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`;
}

/** Numbers with a comma; text that a spreadsheet would compute is kept from it. */
function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  const text = String(value);
  const harmless = /^[=+\-@\t\r]./.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
