import { readFileSync } from 'node:fs';

/** A step of the schema: run once, in order, each in a transaction of its own. */
export interface EventStoreMigration {
  readonly id: string;
  readonly sql: string;
}

/** Builds the schema `log`. A released step is never edited; changes come as further steps. */
export const eventStoreMigrations: readonly EventStoreMigration[] = ['0001-log'].map((id) => ({
  id,
  sql: readFileSync(new URL(`./${id}.sql`, import.meta.url), 'utf8'),
}));
