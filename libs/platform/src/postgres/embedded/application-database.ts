import { adminRole, applicationDatabase, applicationRole } from './embedded-postgres.js';
import type { Secrets } from './secrets.js';
import { type Address, errorCode, sqlState, withConnection } from './server-connection.js';

/** The address the application uses. */
export function applicationAddress(port: number, secrets: Secrets): Address {
  return { port, user: applicationRole, password: secrets.application, database: applicationDatabase };
}

/** Makes the application's role and database unless they are there and the role's password fits. */
export async function ensureApplicationDatabase(port: number, secrets: Secrets): Promise<void> {
  const wrongPasswordOrMissing: readonly (string | undefined)[] = [
    sqlState.invalidPassword,
    sqlState.invalidAuthorization,
    sqlState.databaseMissing,
  ];
  try {
    await withConnection(applicationAddress(port, secrets), () => Promise.resolve());
    return;
  } catch (error) {
    if (!wrongPasswordOrMissing.includes(errorCode(error))) throw error;
  }
  await withConnection({ port, user: adminRole, password: secrets.admin, database: 'postgres' }, async (client) => {
    const role = await client.query('select from pg_roles where rolname = $1', [applicationRole]);
    const verb = role.rowCount === 0 ? 'create' : 'alter';
    const password = client.escapeLiteral(secrets.application);
    await client.query(`${verb} role ${applicationRole} login createdb nosuperuser password ${password}`);
    const database = await client.query('select from pg_database where datname = $1', [applicationDatabase]);
    if (database.rowCount === 0) await client.query(`create database ${applicationDatabase} owner ${applicationRole}`);
  });
}
