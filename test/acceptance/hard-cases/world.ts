import { expect } from '@jest/globals';
import { type Instant } from '#kernel';
import { eventually } from '#testing';
import { named } from '#testing/given-when-then/invented.js';
import { startService, type ServiceAnswer, type ServiceRequest, type TestService } from '#testing/service/index.js';
import { RunningClock } from './running-clock.js';

const wait = { prefer: 'wait=10' };
export const botilbud = named('botilbud of the hard cases');
export const support = named('support of the hard cases');
export const myndighed = { role: 'myndighed', unit: 'voksen', headers: wait } as const;
export const manager = { role: 'leder', unit: 'ledelsen', headers: wait } as const;
export const region = { role: 'region', unit: 'region-eksempel', headers: wait } as const;
export const atBotilbud = { role: 'botilbud', unit: botilbud, headers: wait } as const;
export const atSupport = { role: 'bostoette', unit: support, headers: wait } as const;

const tilbud = { name: 'Opdigtet tilbud', kind: 'midlertidigt-botilbud', sections: ['SEL-82c', 'SEL-107', 'SEL-85'], managed: false };

/** The clock jumps, which no wake-up foresees. */
const sweepingOften = { DELIVERY_SWEEP: '200' };

/** The service at an hour of the test's choosing, with two tilbud; what is asked of it waits until the views show it. */
export class World {
  private citizens = 0;

  private constructor(
    readonly service: TestService,
    readonly clock: RunningClock,
    /** Two digits that no other story's citizens have. */
    private readonly series: string,
  ) {}

  /** @param environment variables of the configuration, besides those of every story */
  static async at(now: Instant, series: string, environment: Readonly<Record<string, string>> = {}): Promise<World> {
    const clock = new RunningClock(now);
    const world = new World(await startService({ parts: { clock }, environment: { ...sweepingOften, ...environment } }), clock, series);
    for (const id of [botilbud, support]) await world.record('/api/tilbud', { id, ...tilbud }, manager);
    return world;
  }

  /** Recorded, and the id of what came to be. */
  async record(path: string, body: unknown, by: ServiceRequest = myndighed): Promise<string> {
    return this.recorded(await this.service.client.post(path, body, by));
  }
  async put(path: string, body: unknown, by: ServiceRequest = atBotilbud): Promise<string> {
    return this.recorded(await this.service.client.put(path, body, by));
  }
  async delete(path: string, by: ServiceRequest = atBotilbud): Promise<string> {
    return this.recorded(await this.service.client.delete(path, by));
  }

  /** Refused, under which rule and why. */
  async refused(path: string, body: unknown, by: ServiceRequest = myndighed): Promise<string> {
    const answer = await this.service.client.post(path, body, by);
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 409, body: { rule: expect.any(String) } });
    return `${String(answer.body.rule)} ${String(answer.body.reason)}`;
  }

  /** A citizen of 1860 with an open pathway; the path to it. */
  async citizen(openedOn: string): Promise<string> {
    const cpr = `010160${this.series}${String(this.citizens++).padStart(2, '0')}`;
    const id = await this.record('/api/citizens', { cpr, givenName: 'Testborger', familyName: 'Eksempel' });
    const coordinator = { workerId: named('coordinator of the hard cases'), unit: 'voksen' };
    await this.record(`/api/pathways/${id}/opening`, { on: openedOn, inquirySource: 'region', coordinator });
    return `/api/pathways/${id}`;
  }

  /** A citizen with a §107 stay. */
  async resident(since: string): Promise<{ readonly pathway: string; readonly stayId: string }> {
    const pathway = await this.citizen(since);
    await this.record(`${pathway}/visitations`, { section: 'SEL-107', from: since, to: null });
    return { pathway, stayId: await this.record(`${pathway}/stays`, { section: 'SEL-107', on: since, tilbudId: botilbud }, atBotilbud) };
  }

  async pathway(path: string): Promise<ServiceAnswer['body']> {
    const { status, body } = await this.service.client.get(path, myndighed);
    expect(status).toBe(200);
    return body;
  }

  async items(path: string): Promise<ServiceAnswer['body']> {
    const { status, body } = await this.service.client.get(path, myndighed);
    expect({ status, body }).toMatchObject({ status: 200 });
    return body.items;
  }

  /** Has a planner seen all that was recorded? */
  async settled(planner: string): Promise<void> {
    const head = await this.service.store.head();
    await eventually(`${planner} has seen all that was recorded`, async () => {
      const { rows } = await this.service.pool.query<{ position: string }>('select position::text from processing.checkpoints where name = $1', [planner]);
      return rows[0] !== undefined && BigInt(rows[0].position) >= head;
    });
  }

  private recorded({ status, body }: ServiceAnswer): string {
    expect({ status, body }).toEqual({ status: expect.any(Number), body: { id: expect.any(String), version: expect.any(Number), position: expect.any(String) } });
    return (body as { id: string }).id;
  }
}
