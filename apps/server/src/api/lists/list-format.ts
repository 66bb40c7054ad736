/** How a list is answered: a page as JSON, or all of it as lines. */
export type ListFormat = 'json' | 'ndjson' | 'csv';

/** The media types by which a caller asks for them. Where none is preferred, the first of these is meant. */
export const mediaTypes = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
} as const satisfies Record<ListFormat, string>;

/** What a caller asks for; JSON where nothing else is named, or nothing is preferred to it (RFC 9110, section 12.5.1). */
export function formatOf(accept: string | undefined, among: readonly ListFormat[] = ['json', 'ndjson', 'csv']): ListFormat {
  const named = (accept ?? '').split(',').map((one) => one.trim().toLowerCase());
  const weight = (format: ListFormat): number => {
    const range = named.find((one) => one.split(';', 1)[0]?.trim() === mediaTypes[format]);
    return range === undefined ? 0 : Number(/;\s*q=([\d.]+)/.exec(range)?.[1] ?? 1);
  };
  const lines = among.filter((format) => format !== 'json');
  const [best] = lines.toSorted((a, b) => weight(b) - weight(a));
  return best !== undefined && weight(best) > 0 && weight(best) >= weight('json') ? best : 'json';
}
