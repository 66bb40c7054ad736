import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isUuid } from '#kernel';
import { freshDatabase } from '#testing';
import { startService, type TestService } from '#testing/service/index.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(async () => {
  await service.stop();
});

describe('health', () => {
  it('tells that the process lives, and that what it stands on answers', async () => {
    expect((await service.client.get('/health/live')).body).toEqual({ status: 'ok' });
    const { status, body } = await service.client.get('/health/ready');
    expect(status).toBe(200);
    expect(Object.keys(body.details)).toEqual(expect.arrayContaining(['postgres', 'event-log', 'processors', 'delivery']));
    expect(body.details['event-log']).toMatchObject({ status: 'up', engine: process.env['TEST_LOG_ENGINE'] ?? 'postgres' });
  });

  it('is not ready when the database is gone, in words that give no address away', async () => {
    const database = await freshDatabase({ max: 1 });
    const doomed = await startService({ databaseUrl: database.url });
    try {
      await database.drop();
      const { status, text, body } = await doomed.client.get('/health/ready');
      expect(status).toBe(503);
      expect(body.error.postgres.status).toBe('down');
      expect(text).not.toMatch(/postgres:\/\/|127\.0\.0\.1/);
      expect((await doomed.client.get('/health/live')).status).toBe(200);
    } finally {
      await doomed.stop();
    }
  });
});

describe('metrics', () => {
  it('measure requests by route pattern, never by address', async () => {
    await service.client.get('/api/pathways/01890000-0000-7000-8000-000000000001');
    const { text, headers } = await service.client.get('/metrics');
    expect(headers.get('content-type')).toMatch(/^text\/plain/);
    expect(text).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/api\/pathways\/:citizenId",status="404"\} 1/);
    expect(text).not.toContain('01890000-0000-7000-8000-000000000001');
    expect(text).toContain('processor_lease_held');
    expect(text).toMatch(/^due_backlog 0$/m);
    expect(text).toMatch(/^advisories\{state="planned"\} 0$/m);
  });
});

describe('a request in the log', () => {
  it('has its method, route pattern, status, duration and correlation id, and nothing else', async () => {
    const id = '01890000-0000-7000-8000-0000000000aa';
    const answer = await service.client.get('/api/placements?asOf=2026-01-01', { headers: { 'x-correlation-id': id } });
    expect(answer.headers.get('x-correlation-id')).toBe(id);
    const line = service.log.lines.find((one) => one['msg'] === 'request' && one['correlationId'] === id);
    expect(line).toEqual({
      level: 'info',
      time: expect.any(String),
      pid: process.pid,
      msg: 'request',
      method: 'GET',
      route: '/api/placements',
      status: 200,
      durationMs: expect.any(Number),
      correlationId: id,
    });
  });

  it('gets a correlation id when it brings none, or one that is none', async () => {
    for (const headers of [{}, { 'x-correlation-id': 'Plantet' }]) {
      const answer = await service.client.get('/health/live', { headers });
      expect(isUuid(answer.headers.get('x-correlation-id'))).toBe(true);
    }
    expect(service.log.text).not.toContain('Plantet');
  });
});

describe('a fault of our own', () => {
  it('is answered with a correlation id and nothing else, and logged under it', async () => {
    const broken = await startService();
    try {
      await broken.pool.query('drop schema read cascade');
      const answer = await broken.client.get('/api/placements');
      expect(answer.status).toBe(500);
      expect(answer.body).toEqual({
        type: 'urn:borgerforloeb:problem:unexpected',
        title: expect.any(String),
        status: 500,
        correlationId: expect.any(String),
      });
      const line = broken.log.lines.find((one) => one['level'] === 'error' && one['correlationId'] === answer.body.correlationId);
      expect(line).toMatchObject({ msg: 'a request failed', err: { code: '42P01', message: 'database error 42P01' } });
    } finally {
      await broken.stop();
    }
  });
});
