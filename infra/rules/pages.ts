import { resolve } from 'node:path';
import { glossaryPage } from '#domain/glossary-page.js';
import { rulesPage } from '#domain/rules-page.js';
import { describedEvents, eventsIn } from './described-events.js';

const libs = resolve(import.meta.dirname, '../../libs');

/** The pages that are written from the code, by where they stand. */
export function pages(): readonly { readonly file: string; readonly text: string }[] {
  const corrections = { part: 'corrections, of any entry', events: eventsIn(resolve(libs, 'kernel/src/correction.ts')) };
  return [
    { file: resolve(libs, 'domain/RULES.md'), text: rulesPage() },
    { file: resolve(libs, 'domain/GLOSSARY.md'), text: glossaryPage([...describedEvents(resolve(libs, 'domain/src')), corrections]) },
  ];
}
