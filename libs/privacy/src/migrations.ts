import { readFileSync } from 'node:fs';

const sql = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

/** The tables of this lib, in schema `privacy`. */
export const privacyMigrations: readonly { readonly id: string; readonly sql: string }[] = [
  { id: 'privacy-001-citizen-keys', sql: sql('./citizen-keys.sql') },
  { id: 'privacy-002-access-log', sql: sql('./access-log/access-log.sql') },
];
