import { type Rule } from '#kernel';
import { sections, type Section } from './law/catalogue.js';
import { ruleBook, type Chapter } from './rules.js';

const intro = `# The rules

Written from the code by \`npm run rules\`; a test fails when this page is not up to date. Each rule stands in the
\`rules.ts\` of its part, with tests beside it that are named after it. A refusal names its rule and one of the reasons below.
`;

/** \`RULES.md\`: every rule with its text, its source and its refusals, and the sections of the legal catalogue. */
export function rulesPage(): string {
  return `${[intro, ...ruleBook.map(chapter), catalogue()].join('\n')}`;
}

function chapter({ title, rules }: Chapter): string {
  return [`## ${title}\n`, ...rules.map(section)].join('\n');
}

function section({ id, text, source, refusals }: Rule): string {
  const rows = Object.entries(refusals).map(([reason, shown]) => `| \`${reason}\` | ${cell(shown)} |`);
  const table = rows.length === 0 ? [] : ['| refused as | shown as |', '|---|---|', ...rows, ''];
  return [`### ${id}\n`, `${text}\n`, `Source: ${source}.\n`, ...table].join('\n');
}

function catalogue(): string {
  const head = [
    '## The legal catalogue\n',
    '| section | what | visitation | given as | step | in force |',
    '|---|---|---|---|---|---|',
  ];
  return `${[...head, ...sections.map(row)].join('\n')}\n`;
}

function row({ law, section, title, needsVisitation, twentyFourHour, service, ladderStep, validFrom, validTo }: Section): string {
  const given = [service ? 'service' : '', twentyFourHour ? 'stay' : ''].filter((one) => one !== '').join(', ') || '–';
  const visitation = given === '–' ? '–' : needsVisitation;
  const cells = [`${law} ${section}`, title.da, visitation, given, ladderStep ?? '–', `${validFrom} – ${validTo ?? ''}`.trim()];
  return `| ${cells.map((one) => cell(String(one))).join(' | ')} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
