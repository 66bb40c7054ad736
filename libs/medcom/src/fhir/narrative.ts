import type { Narrative } from 'fhir/r4.js';

export type NarrativeRow = readonly [label: string, value: string | undefined];

/**
 * What a person reading the raw message is shown of a resource: labels and values, as XHTML.
 * @param status `extensions` where what stands in extensions is told as well
 */
export function narrative(title: string, rows: readonly NarrativeRow[], status: Narrative['status'] = 'generated'): Narrative {
  const said = rows.flatMap(([label, value]) => (value === undefined ? [] : [`<dt>${xml(label)}</dt><dd>${xml(value)}</dd>`]));
  const list = said.length === 0 ? '' : `<dl>${said.join('')}</dl>`;
  return { status, div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${xml(title)}</p>${list}</div>` };
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XHTML: markup escaped, lines broken, and a space for what XML has no room for. */
function xml(text: string): string {
  return xmlText(text)
    .replace(/[&<>"]/g, (character: string) => entities[character] ?? character)
    .replace(/\n/g, '<br/>');
}

/** Text as XML 1.0 can hold it: a space for every character that it has no room for. */
export function xmlText(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ' ');
}
