import { expect } from '@jest/globals';
import { type Role } from '#kernel';
import { named } from '#testing/given-when-then/invented.js';
import { type ServiceAnswer, type ServiceRequest, type TestService } from '#testing/service/index.js';

/** What citizens and tilbud are asked over HTTP; every answer waits until the views show it. */
export class Story {
  private numbers = 0;

  constructor(
    private readonly service: TestService,
    /** A digit that tells the citizens of one story from those of another. */
    private readonly series: string,
  ) {}

  post(path: string, body: unknown, role: Role = 'leder', more: ServiceRequest = {}): Promise<ServiceAnswer> {
    return this.service.client.post(path, body, { role, headers: { prefer: 'wait=10' }, ...more });
  }

  async get(path: string, more: ServiceRequest = {}): Promise<ServiceAnswer['body']> {
    const { status, body } = await this.service.client.get(path, more);
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  }

  /** Recorded, and the id of what came to be. */
  async recorded(path: string, body: unknown, role: Role = 'leder', more: ServiceRequest = {}): Promise<string> {
    const answer = await this.post(path, body, role, more);
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 201 });
    return answer.body.id as string;
  }

  /** A citizen of 1860 with an open pathway and a visitation of §107. */
  async citizen(): Promise<string> {
    const cpr = `0101605${this.series}${String(this.numbers++).padStart(2, '0')}`;
    const citizenId = await this.recorded('/api/citizens', { cpr, givenName: 'Testborger', familyName: 'Eksempel' });
    const coordinator = { workerId: named('coordinator'), unit: 'unit' };
    await this.recorded(`/api/pathways/${citizenId}/opening`, { on: '2026-01-05', inquirySource: 'citizen', coordinator });
    await this.recorded(`/api/pathways/${citizenId}/visitations`, { section: 'SEL-107', from: '2026-02-01', to: null }, 'myndighed');
    return citizenId;
  }

  startStay(citizenId: string, tilbudId: string, more: object = {}, role: Role = 'leder', request: ServiceRequest = {}): Promise<ServiceAnswer> {
    return this.post(`/api/pathways/${citizenId}/stays`, { section: 'SEL-107', on: '2026-03-01', tilbudId, ...more }, role, request);
  }

  /** Who is in, or expected in, the tilbud's places on a date. */
  async takenBy(tilbudId: string, query: string): Promise<readonly (readonly { readonly citizenId: string; readonly is: string; readonly until: string | null }[])[]> {
    const { places } = await this.get(`/api/tilbud/${tilbudId}?${query}`);
    return places.map(({ takenBy }: { takenBy: unknown }) => takenBy);
  }
}
