import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { type Credential, type Credentials } from '#delivery/channels/index.js';
import { credentialPattern, endpointFault } from '#domain';
import { z } from 'zod';
import { BadConfiguration } from './bad-configuration.js';

const path = z.string().min(1);

/** The file's shape. Secrets stand in files of their own, named relative to it. */
const fileSchema = z.strictObject({
  credentials: z.array(
    z.strictObject({
      name: z.string().regex(credentialPattern),
      certificate: z.strictObject({ certificateFile: path, keyFile: path, passphraseFile: path.optional() }).optional(),
      authoritiesFile: path.optional(),
      oauth2: z
        .strictObject({
          tokenEndpoint: z.url({ protocol: /^https?$/ }).refine((text) => endpointFault(text) === undefined),
          clientId: z.string().min(1),
          clientSecretFile: path,
          scope: z.string().min(1).optional(),
        })
        .optional(),
    }),
  ),
});
type Entry = z.infer<typeof fileSchema>['credentials'][number];

/**
 * Reads what partners are shown, and sees that certificate and key can be used.
 * @param file undefined where there is nothing to show
 * @throws BadConfiguration naming the entry, and no more of the file than that
 */
export function readCredentials(file: string | undefined): Credentials {
  const credentials = new Map<string, Credential>();
  if (file === undefined) return credentials;
  const parsed = fileSchema.safeParse(tried('is not a JSON file that can be read', (): unknown => JSON.parse(readFileSync(file, 'utf8'))));
  if (!parsed.success) throw wrong(`does not say what is asked for, at ${parsed.error.issues.map(({ path: at }) => at.join('.') || 'its top').join(', ')}`);
  for (const entry of parsed.data.credentials) {
    if (credentials.has(entry.name)) throw wrong(`names ${entry.name} twice`);
    credentials.set(entry.name, tried(`names a file for ${entry.name} that is missing or cannot be used`, () => read(entry, dirname(resolve(file)))));
  }
  return credentials;
}

function read({ name, certificate, authoritiesFile, oauth2 }: Entry, directory: string): Credential {
  const text = (file: string) => readFileSync(resolve(directory, file), 'utf8');
  const secret = (file: string) => text(file).trim();
  const credential: Credential = {
    name,
    ...(certificate && {
      certificate: {
        cert: text(certificate.certificateFile),
        key: text(certificate.keyFile),
        ...(certificate.passphraseFile === undefined ? {} : { passphrase: secret(certificate.passphraseFile) }),
      },
    }),
    ...(authoritiesFile === undefined ? {} : { authorities: text(authoritiesFile) }),
    ...(oauth2 && {
      oauth2: {
        tokenEndpoint: oauth2.tokenEndpoint,
        clientId: oauth2.clientId,
        clientSecret: secret(oauth2.clientSecretFile),
        ...(oauth2.scope === undefined ? {} : { scope: oauth2.scope }),
      },
    }),
  };
  // Fails now what would fail at the first message.
  createSecureContext({ ...credential.certificate, ca: credential.authorities });
  if (oauth2 && credential.oauth2?.clientSecret === '') throw new Error('an empty secret');
  return credential;
}

function tried<Value>(problem: string, attempt: () => Value): Value {
  try {
    return attempt();
  } catch {
    throw wrong(problem);
  }
}

function wrong(problem: string): BadConfiguration {
  return new BadConfiguration([{ variable: 'PARTNER_CREDENTIALS', problem }]);
}
