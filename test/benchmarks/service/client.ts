import { randomInt, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/** The tilbud whose staff take citizens in: they reach those whom they are about to. */
const tilbudId = randomUUID();

/** What a request was answered with. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Sends requests over connections that stay open, with as little work of its own as can be. */
export class LoadClient {
  private readonly agent: Agent;

  constructor(
    private readonly url: string,
    connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** @throws Error when the answer is not the expected one */
  async post(path: string, role: string, body: object, expected = 201): Promise<string> {
    const answer = await this.send('POST', path, role, JSON.stringify(body));
    if (answer.status !== expected) throw new Error(`POST ${path} was answered ${answer.status}: ${answer.body}`);
    return answer.body;
  }

  /** @throws Error when the answer is none to be expected */
  async get(path: string, role: string): Promise<string> {
    const answer = await this.send('GET', path, role, '');
    if (answer.status !== 200) throw new Error(`GET ${path} was answered ${answer.status}: ${answer.body}`);
    return answer.body;
  }

  close(): void {
    this.agent.destroy();
  }

  private send(method: 'GET' | 'POST', path: string, role: string, body: string): Promise<Answer> {
    const headers = {
      ...(method === 'POST' ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'idempotency-key': randomUUID() } : {}),
      'x-actor-id': 'bench',
      'x-actor-role': role,
      'x-actor-unit': tilbudId,
    };
    return new Promise((answered, failed) => {
      const sent = request(`${this.url}${path}`, { method, agent: this.agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => answered({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }));
        response.on('error', failed);
      });
      sent.on('error', failed);
      sent.end(body);
    });
  }
}

/** Registers invented citizens and opens their pathways; gives their ids. Their personnumre are of the 19th century. */
export async function openPathways(client: LoadClient, count: number): Promise<readonly string[]> {
  const two = (number: number) => String(number).padStart(2, '0');
  const open = async (n: number): Promise<string> => {
    const cpr = `${two(1 + (n % 28))}${two(1 + (Math.floor(n / 28) % 12))}${two(58 + (Math.floor(n / 336) % 42))}${randomInt(5, 9)}${String(randomInt(1000)).padStart(3, '0')}`;
    const { id } = JSON.parse(await client.post('/api/citizens', 'myndighed', { cpr, givenName: 'Eksempel', familyName: 'Testborger' })) as { id: string };
    await client.post(`/api/pathways/${id}/opening`, 'myndighed', {
      on: '2026-01-05',
      inquirySource: 'municipality',
      coordinator: { workerId: randomUUID(), unit: 'bench' },
    });
    return id;
  };
  const ids: string[] = [];
  for (let n = 0; n < count; n += 32) ids.push(...(await Promise.all(Array.from({ length: Math.min(32, count - n) }, (_, i) => open(n + i)))));
  return ids;
}

/** A service that needs no visitation and may overlap others (støtte-kontaktperson). */
export function contactPerson(): object {
  return { section: 'SEL-99', on: '2026-01-06', tilbudId };
}
