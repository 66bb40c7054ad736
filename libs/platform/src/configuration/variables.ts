import { parseAllowedEndpoints, parseMailServer } from '#delivery/channels/index.js';
import { municipalitySchema } from '#kernel';
import { z } from 'zod';
import { integer, oneOf, optionalParsed, optionalText, optionalUrl, variable } from './variable.js';

const roles = ['server', 'worker'] as const;

const roleList = z
  .string()
  .optional()
  .transform((text, context) => {
    const asked = (text ?? 'server,worker').split(',').map((word) => word.trim());
    const known = roles.filter((role) => asked.includes(role));
    if (known.length > 0 && asked.every((word) => roles.some((role) => role === word))) return known;
    context.addIssue({ code: 'custom', message: `must be a comma-separated list of ${roles.join(', ')}` });
    return z.NEVER;
  });

const municipalityList = z
  .string()
  .optional()
  .transform((text, context) => {
    if (text === undefined) return undefined;
    const parsed = z.array(municipalitySchema).safeParse(text.split(',').map((word) => word.trim()));
    if (parsed.success) return parsed.data;
    context.addIssue({ code: 'custom', message: 'must be a comma-separated list of three-digit municipality codes' });
    return z.NEVER;
  });

/** Every variable that the service knows. Nothing else reads the environment. */
export const variables = {
  NODE_ENV: variable(
    oneOf(['development', 'test', 'production'], 'development'),
    'development: the actor comes from request headers, without proof. production: refuses to start without an identity provider. Default development.',
  ),
  HOST: variable(z.string().default('127.0.0.1'), 'Address to listen on. Default 127.0.0.1: this machine only.'),
  PORT: variable(integer(3000, 0, 65_535), 'TCP port to listen on; 0 takes any free one. Default 3000.'),
  PUBLIC_URL: variable(
    optionalUrl('http', 'https'),
    'Address by which partners know this service, without a final slash. Default http://HOST:PORT.',
  ),
  ROLES: variable(
    roleList,
    'What this process does: server answers the API, worker projects and delivers. Default server,worker.',
  ),
  DATA_DIR: variable(
    z.string().default('./.data'),
    'Directory of the embedded PostgreSQL and of generated keys, kept between runs. Default ./.data.',
  ),
  DATABASE_URL: variable(
    optionalUrl('postgres', 'postgresql'),
    'PostgreSQL 15 or newer. Default: an embedded one in DATA_DIR.',
    { secret: true },
  ),
  DATABASE_POOL: variable(integer(10, 2, 200), 'Most connections to PostgreSQL that one use of this process holds. Default 10.'),
  EVENT_STORE: variable(
    oneOf(['postgres', 'eventstoredb'], 'postgres'),
    'Engine of the event log: postgres or eventstoredb. Default postgres.',
  ),
  EVENTSTORE_URL: variable(
    optionalUrl('esdb', 'esdb+discover', 'kurrentdb', 'kurrentdb+discover'),
    'Connection string of EventStoreDB; needed with EVENT_STORE=eventstoredb.',
    { secret: true },
  ),
  REDIS_URL: variable(
    optionalUrl('redis', 'rediss'),
    'Redis for wake-ups, with maxmemory-policy noeviction. Default: wake-ups go through PostgreSQL.',
    { secret: true },
  ),
  DELIVERY_LEASE: variable(
    integer(60, 1, 3600),
    'Seconds that a process which died keeps others from what it was sending; longer than any attempt takes. Default 60.',
  ),
  DELIVERY_SWEEP: variable(
    integer(5000, 100, 30_000),
    'Milliseconds between two looks for what is due and no wake-up came for. Default 5000.',
  ),
  ALLOWED_PRIVATE_ENDPOINTS: variable(
    optionalParsed(parseAllowedEndpoints, 'must list host names, addresses or networks, by commas'),
    'Where messages to partners may go besides the public internet: host names, addresses and networks (fhir.internal, 10.20.0.0/16), by commas. ' +
      'Default: nowhere; outside production plain http to this machine itself as well.',
  ),
  PARTNER_CREDENTIALS: variable(
    optionalText,
    'JSON file of what partners are shown, by the name that agreements give: client certificates, tokens, whom to trust (README.md). Default: nothing.',
  ),
  SMTP_URL: variable(
    optionalParsed(parseMailServer, 'must be an smtp or smtps URL without anything after the port'),
    'Mail server for letters to partners: smtp://user:password@host:587 (STARTTLS is required, except on this machine itself) or smtps://…. ' +
      'Set with MAIL_FROM. Default: no letters are sent.',
    { secret: true },
  ),
  MAIL_FROM: variable(
    z.email('must be an e-mail address').max(254).optional(),
    'Mailbox that letters to partners are sent from; set with SMTP_URL.',
  ),
  MUNICIPALITY: variable(
    z
      .string()
      .default('621')
      .transform((text, context) => {
        const parsed = municipalitySchema.safeParse(text);
        if (parsed.success) return parsed.data;
        context.addIssue({ code: 'custom', message: 'must be a three-digit municipality code' });
        return z.NEVER;
      }),
    'Municipality that actors work for who name none, three-digit kommunekode. Default 621 (Kolding).',
  ),
  MUNICIPALITIES: variable(
    municipalityList,
    'Municipalities that this installation serves, MUNICIPALITY among them: three-digit codes by commas. Default: MUNICIPALITY only.',
  ),
  MASTER_KEYS: variable(
    optionalText,
    "Keys that wrap the citizens' own keys: id:key pairs by commas, the current one first, a key being 32 random bytes in base64. " +
      'Set all three keys or none. Default: generated once into DATA_DIR. Lost means unreadable for ever.',
    { secret: true },
  ),
  IDENTIFIER_KEY: variable(
    optionalText,
    'Key of the keyed hash by which a CPR number is found: 32 random bytes in base64, never changed. Default: generated once into DATA_DIR.',
    { secret: true },
  ),
  FINGERPRINT_KEY: variable(
    optionalText,
    'Key of the keyed hash that tells two requests apart: 32 random bytes in base64. Default: generated once into DATA_DIR.',
    { secret: true },
  ),
  PSYCHIATRIC_UNITS: variable(
    optionalText,
    'JSON file listing the SOR codes of psychiatric hospital units: {"units":[{"sor":"…"}]}. Default: none are known.',
  ),
  MEDCOM_ORGANIZATIONS: variable(
    optionalText,
    'JSON file of who sends MedCom messages for each municipality: {"organizations":[{"municipality":"621","name":"…","sor":"…","gln":"…",' +
      '"signature":{"name":"…","role":{"code":"socialraadgiver"},"phone":"…"}}]}. The signature is a function and a telephone that is ' +
      'answered, not a person; a role without a code is {"text":"…"}. Default: none, and no agreement by FHIR can be kept; in development ' +
      'mode an invented unit, whose numbers belong to nobody.',
  ),
  BODY_LIMIT: variable(integer(1_048_576, 1024, 104_857_600), 'Largest request body in bytes. Default 1048576 (1 MiB).'),
  RATE_LIMIT: variable(integer(6000, 1, 10_000_000), 'Requests per minute and client address before 429. Default 6000.'),
  LOG_LEVEL: variable(
    oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'info'),
    'Least level of the log lines written to standard output. Default info.',
  ),
  FAULT_POINT: variable(
    optionalText,
    'development and test only: kills the process with SIGKILL at the named fault point (name or name:n), to prove that nothing is lost.',
  ),
} as const;

export type VariableName = keyof typeof variables;

/** Names of all variables, for whoever checks a deployment against them. */
export const variableNames = Object.keys(variables) as readonly VariableName[];
