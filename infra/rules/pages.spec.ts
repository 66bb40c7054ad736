import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as domain from '#domain';
import { terms } from '#domain/glossary.js';
import { pages } from './pages.js';

const libs = resolve(import.meta.dirname, '../../libs');
const glossary = pages().find(({ file }) => file.endsWith('GLOSSARY.md'))!;

describe('the pages that are written from the code', () => {
  it.each(pages().map(({ file, text }) => [basename(file), file, text]))('%s is up to date; write it with: npm run rules', (_, file, text) =>
    expect(readFileSync(file, 'utf8')).toBe(text));

  it('name every event that any stream can hold', () => {
    const catalogues = Object.entries(domain).filter(([name]) => name.endsWith('Catalogue')).map(([, catalogue]) => catalogue as { readonly types: readonly string[] });
    expect(catalogues.length).toBeGreaterThan(5);
    const missing = catalogues.flatMap(({ types }) => types).filter((type) => !glossary.text.includes(`| \`${type}\` |`));
    expect(missing).toEqual([]);
  });
});

describe('the glossary', () => {
  const code = ['domain/src', 'kernel/src']
    .flatMap((folder) => readdirSync(join(libs, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(libs, folder, file)))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.includes('glossary'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');

  it.each(terms.map(({ code: word }) => word))('uses %s as the code does', (word) => {
    const named = new RegExp(`${word}|${word.charAt(0).toUpperCase()}${word.slice(1)}`);
    expect(named.exec(code)).not.toBeNull();
  });

  it('has each word once, in either language', () => {
    for (const one of ['da', 'code'] as const) expect(new Set(terms.map((term) => term[one])).size).toBe(terms.length);
  });

  it('keeps the Danish letters out of the code', () => {
    for (const { code: word } of terms) expect(word).toMatch(/^[a-zA-Z]+$/);
  });
});
