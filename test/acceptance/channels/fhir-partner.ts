import type { Bundle, FhirResource, Patient } from 'fhir/r4.js';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TLSSocket } from 'node:tls';
import { type HttpPartner, openHttpPartner, textOf } from '#delivery/channels/contract/http-partner.js';
import { eventually } from '#testing';
import { certifiedBy, type Certified, inventedAuthority } from '#testing/delivery/certificates.js';
import { testMunicipality } from '#testing/medcom/index.js';

const CLIENT = { id: 'kommune-eksempel', secret: 'opdigtet-hemmelighed' };
const TOKEN = 'opdigtet-adgang';

/** The name of what is shown to the partner, as agreements give it. */
export const CREDENTIAL = 'sygehus-eksempel';

/** A partner’s FHIR endpoint: takes messages over HTTPS, from whoever shows a certificate of its authority and a token of its own. */
export class FhirPartner {
  readonly messages: Bundle[] = [];
  /** The names on the certificates that were shown, for tokens and for messages. */
  readonly certificates = new Set<string>();
  tokensAsked = 0;

  private constructor(
    private readonly directory: string,
    private readonly authority: Certified,
    private readonly client: Certified,
    private http: HttpPartner | undefined = undefined,
  ) {}

  static async open(): Promise<FhirPartner> {
    const authority = await inventedAuthority();
    const [server, client] = await Promise.all([certifiedBy(authority), certifiedBy(authority, 'borgerforloeb')]);
    const partner = new FhirPartner(await mkdtemp(join(tmpdir(), 'borgerforloeb-fhir-partner-')), authority, client);
    partner.http = await openHttpPartner((request, response) => {
      void partner.answer(request).then(([status, body]) => response.writeHead(status, { 'content-type': 'application/json' }).end(body));
    }, { ...server, ca: authority.cert, requestCert: true, rejectUnauthorized: true });
    return partner;
  }

  get endpoint(): string {
    return this.http!.endpoint;
  }

  /** Writes the files that a service needs to send here, and gives the variables that name them. */
  async environment(municipality: string): Promise<Readonly<Record<string, string>>> {
    const { directory, authority, client } = this;
    const files = { 'client.pem': client.cert, 'client.key': client.key, 'authority.pem': authority.cert, 'client.secret': CLIENT.secret };
    const credential = {
      name: CREDENTIAL,
      certificate: { certificateFile: 'client.pem', keyFile: 'client.key' },
      authoritiesFile: 'authority.pem',
      oauth2: { tokenEndpoint: new URL('/token', this.endpoint).href, clientId: CLIENT.id, clientSecretFile: 'client.secret' },
    };
    const signature = { name: 'Testrådgivningens vagt', role: { code: 'socialraadgiver' }, phone: '+4500000000' };
    const json = { 'credentials.json': { credentials: [credential] }, 'organizations.json': { organizations: [{ municipality, ...testMunicipality, signature }] } };
    const written = { ...files, ...Object.fromEntries(Object.entries(json).map(([name, content]) => [name, JSON.stringify(content)])) };
    for (const [name, content] of Object.entries(written)) await writeFile(join(directory, name), content);
    return {
      PARTNER_CREDENTIALS: join(directory, 'credentials.json'),
      MEDCOM_ORGANIZATIONS: join(directory, 'organizations.json'),
      ALLOWED_PRIVATE_ENDPOINTS: '127.0.0.1',
    };
  }

  /** What came about a citizen, the first first, once so much has. */
  async arrived(cpr: string, count: number): Promise<readonly Bundle[]> {
    const about = () => this.messages.filter((message) => resource<Patient>(message, 'Patient')?.identifier?.[0]?.value === cpr);
    await eventually(`${count} messages about the citizen arrived`, () => about().length >= count, 30_000);
    return about();
  }

  async close(): Promise<void> {
    await this.http?.close();
    await rm(this.directory, { recursive: true, force: true });
  }

  private async answer(request: IncomingMessage): Promise<readonly [status: number, body: string]> {
    const text = await textOf(request);
    this.certificates.add(String((request.socket as TLSSocket).getPeerCertificate().subject.CN));
    if (request.url === '/token') return this.grant(request.headers.authorization, new URLSearchParams(text));
    if (request.headers.authorization !== `Bearer ${TOKEN}` || request.headers['content-type'] !== 'application/fhir+json') return [401, ''];
    this.messages.push(JSON.parse(text) as Bundle);
    return [202, ''];
  }

  private grant(authorization: string | undefined, asked: URLSearchParams): readonly [number, string] {
    this.tokensAsked += 1;
    const basic = `Basic ${Buffer.from(`${CLIENT.id}:${CLIENT.secret}`).toString('base64')}`;
    if (authorization !== basic || asked.get('grant_type') !== 'client_credentials') return [401, ''];
    return [200, JSON.stringify({ access_token: TOKEN, token_type: 'Bearer', expires_in: 3600 })];
  }
}

/** The first resource of a type in a message. */
export function resource<Type extends FhirResource>({ entry = [] }: Bundle, type: Type['resourceType']): Type | undefined {
  return entry.find((one) => one.resource?.resourceType === type)?.resource as Type | undefined;
}
