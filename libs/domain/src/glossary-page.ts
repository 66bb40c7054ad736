import { terms } from './glossary.js';

/** An event as the glossary lists it: its type, and the first sentence of what the code says of it. */
export interface DescribedEvent {
  readonly type: string;
  readonly meaning: string;
}

/** The events of one part of the domain. */
export interface DescribedPart {
  /** The folder under `src`. */
  readonly part: string;
  readonly events: readonly DescribedEvent[];
}

const intro = `# The words

One spelling each, in code, API and text. Written from the code by \`npm run rules\`; a test fails when this page is not up to
date, and when a word stands here that the code does not use.

| Danish | code | meaning |
|---|---|---|
`;

/** \`GLOSSARY.md\`: the words of the trade, and every event with what it says. */
export function glossaryPage(parts: readonly DescribedPart[]): string {
  const words = terms.map(({ da, code, meaning }) => `| ${da} | \`${code}\` | ${meaning} |\n`).join('');
  return `${intro}${words}\n## What can happen\n${parts.map(partOf).join('')}`;
}

function partOf({ part, events }: DescribedPart): string {
  const rows = events.map(({ type, meaning }) => `| \`${type}\` | ${meaning.replaceAll('|', '\\|')} |\n`).join('');
  return `\n### ${part}\n\n| event | says |\n|---|---|\n${rows}`;
}
