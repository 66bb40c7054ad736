/** What to start, and where. */
export interface EmbeddedPostgresOptions {
  /**
   * Where the cluster lives, kept between runs. Data lie here, unless the server has to run as another
   * user who cannot enter it; then a pointer file in it names the place.
   */
  readonly dataDir: string;
  /** Receives progress lines, none of them with data or passwords. */
  readonly log?: (line: string) => void;
  /** Server settings added to the defaults of `serverSettings`, e.g. `{ fsync: 'off' }` for a throw-away server. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A server that answers. */
export interface EmbeddedPostgres {
  /** `postgres://user:password@127.0.0.1:port/borgerforloeb`; the user owns that database and is no superuser. */
  readonly url: string;
  readonly port: number;
  /** Process id of the postmaster. */
  readonly pid: number;
  /** True when the server was already running, left behind by a process that was killed. */
  readonly adopted: boolean;
  /** Fast shutdown: ends sessions, writes everything out. Calling it again returns the first call's promise. */
  stop(): Promise<void>;
}

/** The database that the application owns. */
export const applicationDatabase = 'borgerforloeb';
/** The role the application connects as: owner of its database, may create databases, no superuser. */
export const applicationRole = 'borgerforloeb';
/** The superuser that only this folder connects as. */
export const adminRole = 'borgerforloeb_admin';
