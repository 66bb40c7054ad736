import { setTimeout as pause } from 'node:timers/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addMillis, type Clock, type Instant, instantFromMillis, type MunicipalityCode } from '#kernel';
import { EventCodec } from '#processing';
import { startService } from '#testing/service/start-service.js';
import { writeDueAdvisories } from '../../fixtures/index.js';
import { BackgroundWatch } from '../service/settled.js';
import { type Backend } from './bare-jobs.js';
import { startCountingPartner } from '#testing/delivery/counting-partner.js';

/** A clock that runs, and can be set. */
class SettableClock implements Clock {
  private ahead = 0;

  now(): Instant {
    return instantFromMillis(Date.now() + this.ahead);
  }
  moveTo(at: Instant): void {
    this.ahead = Date.parse(at) - Date.now();
  }
}

/** So long before the instant that a sweep sets wake-ups for it, in milliseconds. */
const BEFORE_MS = 8_000;

/**
 * Advisories a second, from the instant at which all of them are due until the log knows each as sent: by the whole service, its views and
 * planners running beside.
 * @throws Error where one was sent twice
 */
export async function advisoriesPerSecond(databaseUrl: string, { kind, url }: Backend, count: number): Promise<number> {
  const partner = await startCountingPartner();
  const clock = new SettableClock();
  const dataDir = await mkdtemp(join(tmpdir(), 'borgerforloeb-bench-burst-'));
  const environment = { LOG_LEVEL: 'error', ...(kind === 'redis' ? { REDIS_URL: url } : {}) };
  const service = await startService({ databaseUrl, dataDir, environment, parts: { clock } });
  const background = await BackgroundWatch.open(databaseUrl);
  try {
    const now = clock.now();
    const dueAt = addMillis(now, 3_600_000);
    const codec = service.get(EventCodec);
    const { store } = service;
    const municipality = '621' as MunicipalityCode;
    await writeDueAdvisories({ store, codec, municipality, partnerId: 'burst-eksempel', endpoint: partner.endpoint, count, now, dueAt });
    await background.settled();
    clock.moveTo(addMillis(dueAt, -BEFORE_MS));
    await pause(BEFORE_MS);
    const start = performance.now();
    while ((await background.count('AdvisorySent')) < count) await pause(50);
    const seconds = (performance.now() - start) / 1_000;
    const { ids, posts } = partner.counts();
    if (ids !== count || posts !== count) throw new Error(`of ${count} advisories ${ids} arrived, in ${posts} messages`);
    return count / seconds;
  } finally {
    await background.close();
    await service.stop();
    await partner.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
