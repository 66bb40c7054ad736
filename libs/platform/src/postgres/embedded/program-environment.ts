/**
 * The environment of PostgreSQL's programs: nothing of ours but the search path, so that neither PGDATA, PGPORT and their
 * kin nor a foreign LD_LIBRARY_PATH or locale reaches them, nor any secret that this process was configured with.
 */
export function programEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}
