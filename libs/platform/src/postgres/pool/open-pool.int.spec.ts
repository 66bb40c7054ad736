import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '#testing/database/fresh-database.js';
import { openPool } from './open-pool.js';

describe('openPool', () => {
  let database: FreshDatabase;

  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(async () => {
    await database.drop();
  });

  it('reads int8 as bigint, and takes it as a parameter', async () => {
    const { rows } = await database.pool.query(
      "select 9223372036854775807 as one, '{1,null,9007199254740993}'::int8[] as many, $1::int8 + 1 as next, count(*) as n from pg_database where false",
      [9007199254740993n],
    );
    expect(rows).toEqual([{ one: 9223372036854775807n, many: [1n, null, 9007199254740993n], next: 9007199254740994n, n: 0n }]);
  });

  it('reads a date as its text, without a time zone', async () => {
    const { rows } = await database.pool.query("select date '2027-02-28' as day, '{2027-03-28,2027-10-31}'::date[] as days, 1.50 as amount");
    expect(rows).toEqual([{ day: '2027-02-28', days: ['2027-03-28', '2027-10-31'], amount: '1.50' }]);
  });

  it("leaves pg's parsers for everybody else as they are", async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      const { rows } = await client.query('select 1::int8 as one');
      expect(rows).toEqual([{ one: '1' }]);
    } finally {
      await client.end();
    }
  });

  it('cancels a statement that runs too long', async () => {
    const pool = openPool(database.url, { applicationName: 'spec', statementTimeoutMs: 50 });
    await expect(pool.query('select pg_sleep(30)')).rejects.toMatchObject({ code: '57014' });
    await pool.end();
  });

  it('survives the loss of an idle connection and serves the next query', async () => {
    let report: (error: Error) => void = () => undefined;
    const broken = new Promise<Error>((resolve) => (report = resolve));
    const pool = openPool(database.url, { applicationName: 'spec-idle', max: 1, onConnectionError: (error) => report(error) });
    const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
    await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    expect(await broken).toBeInstanceOf(Error);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });

  it('survives the loss of a connection that is checked out between two queries', async () => {
    let report: (error: Error) => void = () => undefined;
    const broken = new Promise<Error>((resolve) => (report = resolve));
    const pool = openPool(database.url, { applicationName: 'spec-busy', max: 1, onConnectionError: (error) => report(error) });
    const client = await pool.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    expect(await broken).toBeInstanceOf(Error);
    await expect(client.query('select 1')).rejects.toThrow();
    client.release(true);
    await pool.end();
  });
});
