import { readFileSync } from 'node:fs';

const sql = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

/** The tables of this lib, in schema `processing`. */
export const processingMigrations: readonly { readonly id: string; readonly sql: string }[] = [
  { id: 'processing-001-checkpoints', sql: sql('./checkpoints/processing-001-checkpoints.sql') },
];
