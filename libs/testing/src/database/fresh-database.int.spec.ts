import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from './fresh-database.js';

describe('freshDatabase', () => {
  let first: FreshDatabase;
  let second: FreshDatabase;

  beforeAll(async () => {
    [first, second] = await Promise.all([freshDatabase(), freshDatabase({ max: 1 })]);
  });
  afterAll(async () => {
    await Promise.all([first.drop(), second.drop()]);
  });

  it('gives each caller an empty database of its own', async () => {
    await first.pool.query('create table only_here (id int)');
    const { rows } = await second.pool.query<{ found: string | null }>("select to_regclass('only_here') as found");
    expect(rows).toEqual([{ found: null }]);
  });

  it('speaks UTF-8 with an order that does not depend on the machine', async () => {
    const { rows } = await first.pool.query(
      "select pg_encoding_to_char(encoding) as encoding, datlocale, datlocprovider, upper('ærø') as upper from pg_database where datname = current_database()",
    );
    expect(rows).toEqual([{ encoding: 'UTF8', datlocale: 'C.UTF-8', datlocprovider: 'b', upper: 'ÆRØ' }]);
  });

  it('lets the application install the trusted extension that range exclusion needs', async () => {
    await first.pool.query('create extension btree_gist');
    const { rows } = await first.pool.query("select extname from pg_extension where extname = 'btree_gist'");
    expect(rows).toHaveLength(1);
  });

  it('is gone after drop, whoever is still connected', async () => {
    const gone = await freshDatabase();
    const guest = new pg.Client({ connectionString: gone.url });
    const ended = new Promise((resolve) => guest.on('error', resolve));
    await guest.connect();
    await gone.drop();
    await ended;
    await gone.drop();
    const name = new URL(gone.url).pathname.slice(1);
    const { rows } = await first.pool.query('select datname from pg_database where datname = $1', [name]);
    expect(rows).toEqual([]);
  });
});
