import { type Role } from '#kernel';

/** Who asks, in tests. */
export interface Asker {
  readonly id?: string;
  readonly role?: Role;
  readonly unit?: string;
  /** The usual one of the service when absent. */
  readonly municipality?: string;
}

/** What a test sends; a body that is no text and no bytes goes as JSON. */
export interface ServiceRequest extends Asker {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer, read. */
export interface ServiceAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  // A test knows what it asked for.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** Speaks to the service over HTTP, as a manager unless something else is said. */
export class ServiceClient {
  constructor(private readonly url: string) {}

  get(path: string, request: ServiceRequest = {}): Promise<ServiceAnswer> {
    return this.send('GET', path, request);
  }
  post(path: string, body: unknown, request: ServiceRequest = {}): Promise<ServiceAnswer> {
    return this.send('POST', path, { ...request, body });
  }
  put(path: string, body: unknown, request: ServiceRequest = {}): Promise<ServiceAnswer> {
    return this.send('PUT', path, { ...request, body });
  }
  delete(path: string, request: ServiceRequest = {}): Promise<ServiceAnswer> {
    return this.send('DELETE', path, request);
  }

  async send(method: string, path: string, { id = 'tester', role = 'leder', unit = 'ledelsen', municipality, body, headers = {} }: ServiceRequest): Promise<ServiceAnswer> {
    const actor = { 'x-actor-id': id, 'x-actor-role': role, 'x-actor-unit': unit, ...(municipality === undefined ? {} : { 'x-actor-municipality': municipality }) };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...actor, ...type, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' || body instanceof Uint8Array ? (body as RequestInit['body'] & object | string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
