import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { NotAsItShouldBe } from '../terminal/steps.js';

/** Who makes a request, in development mode. */
export interface DemoActor {
  readonly id: string;
  readonly role: string;
  readonly unit: string;
}

/** What a recorded fact is answered with. */
export interface RecordedAnswer {
  readonly id: string;
  readonly version: number;
  readonly position: string;
}

/** The service answered something else than success. */
export class RequestFailed extends Error {
  constructor(
    readonly status: number,
    readonly problem: Readonly<Record<string, unknown>>,
    request: string,
  ) {
    super(`${request} was answered ${status}: ${JSON.stringify(problem)}`);
  }
}

/** Speaks to a running service over HTTP, as its users do. */
export class Api {
  constructor(private readonly address: string) {}

  /** Records a fact, waits until the views show it, and gives the answer. */
  record(actor: DemoActor, path: string, body: object, method: 'POST' | 'PUT' = 'POST'): Promise<RecordedAnswer> {
    return this.ask<RecordedAnswer>(actor, method, path, body, { 'content-type': 'application/json', 'idempotency-key': randomUUID() });
  }

  /** Hands in a FHIR message, and gives the answer. */
  hand(actor: DemoActor, message: object): Promise<unknown> {
    return this.ask(actor, 'POST', '/fhir/$process-message', message, { 'content-type': 'application/fhir+json' });
  }

  read<Answer>(actor: DemoActor, path: string): Promise<Answer> {
    return this.ask<Answer>(actor, 'GET', path);
  }

  /**
   * Reads until the answer is as it should be.
   * @throws NotAsItShouldBe when it has not become so within `timeoutMs` milliseconds
   */
  async readUntil<Answer>(actor: DemoActor, path: string, holds: (answer: Answer) => boolean, otherwise: string, timeoutMs: number): Promise<Answer> {
    for (const began = performance.now(); ; await pause(100)) {
      const answer = await this.read<Answer>(actor, path);
      if (holds(answer)) return answer;
      if (performance.now() - began > timeoutMs) throw new NotAsItShouldBe(otherwise);
    }
  }

  /** Whether the service says that it is ready. */
  async ready(): Promise<boolean> {
    try {
      return (await fetch(`${this.address}/health/ready`)).ok;
    } catch {
      return false;
    }
  }

  private async ask<Answer>(actor: DemoActor, method: string, path: string, body?: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const response = await fetch(`${this.address}${path}`, {
      method,
      headers: {
        'x-actor-id': actor.id,
        'x-actor-role': actor.role,
        'x-actor-unit': actor.unit,
        prefer: 'wait=20',
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    if (!response.ok) throw new RequestFailed(response.status, answer, `${method} ${path.split('?')[0]}`);
    return answer as Answer;
  }
}
