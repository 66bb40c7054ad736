import type { Narrative } from 'fhir/r4.js';

/** What a person reading the raw message is shown of a resource: labels and values, as XHTML. */
export function narrative(title: string, rows: readonly (readonly [label: string, value: string | undefined])[]): Narrative {
  const said = rows.flatMap(([label, value]) => (value === undefined ? [] : [`<dt>${xml(label)}</dt><dd>${xml(value)}</dd>`]));
  const list = said.length === 0 ? '' : `<dl>${said.join('')}</dl>`;
  return { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${xml(title)}</p>${list}</div>` };
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML 1.0 can hold it: markup escaped, and a space for every character that XML has no room for. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ' ')
    .replace(/[&<>"]/g, (character: string) => entities[character] ?? character);
}
