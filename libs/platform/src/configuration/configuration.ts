import { type MunicipalityCode } from '#kernel';
import { type AllowedEndpoints, type Credentials, type MailServer, publicOnly } from '#delivery/channels/index.js';
import { BadSecrets, parseSecrets, type Secrets } from '#privacy';
import { type z } from 'zod';
import { BadConfiguration, type VariableProblem } from './bad-configuration.js';
import { readCredentials } from './read-credentials.js';
import { variables, type VariableName } from './variables.js';

type Values = { readonly [Name in VariableName]: z.output<(typeof variables)[Name]['schema']> };

export type ProcessRole = 'server' | 'worker';

/** All that a deployment can choose, read once at the start. */
export interface Configuration {
  readonly mode: 'development' | 'test' | 'production';
  readonly roles: ReadonlySet<ProcessRole>;
  /** Whom actors work for who name no municipality. */
  readonly municipality: MunicipalityCode;
  /** All that are served here. */
  readonly municipalities: ReadonlySet<MunicipalityCode>;
  /** Directory of the embedded PostgreSQL and of generated keys. */
  readonly dataDir: string;
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** Without a final slash. */
    readonly publicUrl: string;
    /** In bytes. */
    readonly bodyLimit: number;
    /** Requests per minute and client address. */
    readonly rateLimit: number;
  };
  readonly database: {
    /** Absent: embedded. */
    readonly url: string | undefined;
    /** Most connections per pool. */
    readonly pool: number;
  };
  readonly eventStore: { readonly engine: 'postgres' } | { readonly engine: 'eventstoredb'; readonly url: string };
  readonly redisUrl: string | undefined;
  readonly delivery: {
    /** How long a process that died keeps others from what it was sending, in milliseconds. */
    readonly leaseMs: number;
    /** How often is looked for what no wake-up came for, in milliseconds. */
    readonly sweepMs: number;
  };
  /** The ways to partners. */
  readonly channels: {
    /** Where messages may go besides the public internet. */
    readonly allowedEndpoints: AllowedEndpoints;
    /** Absent: no letters are sent. */
    readonly mail: { readonly server: MailServer; readonly from: string } | undefined;
    /** What partners are shown, by name. */
    readonly credentials: Credentials;
  };
  /** Absent: generated into `dataDir`. */
  readonly secrets: Secrets | undefined;
  /** File that lists the psychiatric units. */
  readonly psychiatricUnits: string | undefined;
  /** File that says who sends MedCom messages for each municipality. */
  readonly medcomOrganizations: string | undefined;
  readonly logLevel: Values['LOG_LEVEL'];
  readonly faultPoint: string | undefined;
}

/**
 * Reads the configuration; an empty variable counts as unset.
 * @throws BadConfiguration naming every wrong variable, never its value
 */
export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  const problems: VariableProblem[] = [];
  const values: Partial<Record<VariableName, unknown>> = {};
  for (const name of Object.keys(variables) as VariableName[]) {
    const parsed = variables[name].schema.safeParse(environment[name] === '' ? undefined : environment[name]);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(...parsed.error.issues.map((issue) => ({ variable: name, problem: issue.message })));
  }
  if (problems.length > 0) throw new BadConfiguration(problems);
  return assemble(values as Values);
}

function assemble(values: Values): Configuration {
  const problems = contradictions(values);
  if (problems.length > 0) throw new BadConfiguration(problems);
  return {
    mode: values.NODE_ENV,
    roles: new Set(values.ROLES),
    municipality: values.MUNICIPALITY,
    municipalities: new Set(values.MUNICIPALITIES ?? [values.MUNICIPALITY]),
    dataDir: values.DATA_DIR,
    http: { host: values.HOST, port: values.PORT, publicUrl: publicUrl(values), bodyLimit: values.BODY_LIMIT, rateLimit: values.RATE_LIMIT },
    database: { url: values.DATABASE_URL, pool: values.DATABASE_POOL },
    eventStore:
      values.EVENT_STORE === 'eventstoredb'
        ? { engine: 'eventstoredb', url: values.EVENTSTORE_URL ?? '' }
        : { engine: 'postgres' },
    redisUrl: values.REDIS_URL,
    delivery: { leaseMs: values.DELIVERY_LEASE * 1000, sweepMs: values.DELIVERY_SWEEP },
    channels: {
      allowedEndpoints: values.ALLOWED_PRIVATE_ENDPOINTS ?? publicOnly,
      mail: values.SMTP_URL && values.MAIL_FROM !== undefined ? { server: values.SMTP_URL, from: values.MAIL_FROM } : undefined,
      credentials: readCredentials(values.PARTNER_CREDENTIALS),
    },
    secrets: readSecrets(values),
    psychiatricUnits: values.PSYCHIATRIC_UNITS,
    medcomOrganizations: values.MEDCOM_ORGANIZATIONS,
    logLevel: values.LOG_LEVEL,
    faultPoint: values.FAULT_POINT,
  };
}

function contradictions(values: Values): VariableProblem[] {
  const problems: VariableProblem[] = [];
  if (values.NODE_ENV === 'production') {
    problems.push({
      variable: 'NODE_ENV',
      problem: 'must not be production: there is no identity provider, and without one anybody could claim to be anybody',
    });
    if (values.FAULT_POINT !== undefined) problems.push({ variable: 'FAULT_POINT', problem: 'must not be set in production' });
  }
  if (values.EVENT_STORE === 'eventstoredb' && values.EVENTSTORE_URL === undefined) {
    problems.push({ variable: 'EVENTSTORE_URL', problem: 'must be set with EVENT_STORE=eventstoredb' });
  }
  if ((values.SMTP_URL === undefined) !== (values.MAIL_FROM === undefined)) {
    problems.push({ variable: values.SMTP_URL ? 'MAIL_FROM' : 'SMTP_URL', problem: 'must be set when the other of SMTP_URL and MAIL_FROM is' });
  }
  if (values.MUNICIPALITIES !== undefined && !values.MUNICIPALITIES.includes(values.MUNICIPALITY)) {
    problems.push({ variable: 'MUNICIPALITIES', problem: 'must name MUNICIPALITY among them' });
  }
  return problems;
}

function readSecrets({ MASTER_KEYS, IDENTIFIER_KEY, FINGERPRINT_KEY }: Values): Secrets | undefined {
  const given = { MASTER_KEYS, IDENTIFIER_KEY, FINGERPRINT_KEY };
  const missing = Object.entries(given).filter(([, text]) => text === undefined);
  if (missing.length === 3) return undefined;
  if (missing.length > 0) {
    throw new BadConfiguration(missing.map(([variable]) => ({ variable, problem: 'must be set when another of the keys is' })));
  }
  try {
    return parseSecrets({ masterKeys: MASTER_KEYS, identifierKey: IDENTIFIER_KEY, fingerprintKey: FINGERPRINT_KEY });
  } catch (error) {
    if (!(error instanceof BadSecrets)) throw error;
    throw new BadConfiguration([{ variable: 'MASTER_KEYS, IDENTIFIER_KEY or FINGERPRINT_KEY', problem: `is unusable: ${error.message}` }]);
  }
}

function publicUrl({ PUBLIC_URL, HOST, PORT }: Values): string {
  return (PUBLIC_URL ?? `http://${HOST}:${PORT}`).replace(/\/+$/, '');
}
