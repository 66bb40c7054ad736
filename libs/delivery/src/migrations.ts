import { readFileSync } from 'node:fs';

const sql = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

/** The tables of this lib that are not derived from the log, in schema `delivery`. The due table is a view: `dueView`. */
export const deliveryMigrations: readonly { readonly id: string; readonly sql: string }[] = [
  { id: 'delivery-001-leases', sql: sql('./due/delivery-001-leases.sql') },
  { id: 'delivery-002-held-back', sql: sql('./due/delivery-002-held-back.sql') },
];
