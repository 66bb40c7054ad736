import { Counter, Gauge } from 'prom-client';
import { type Pool } from 'pg';
import { type DeliveryHealth, type DeliveryHooks } from '#delivery';
import { READ_SCHEMA, advisoriesView } from '#read-models';
import { type Logger } from '../logging/logger.js';
import { type Metrics } from '../metrics/metrics.js';

/** States in which somebody still waits for something; the others only grow, and are for statistics. */
const unsettled = ['planned', 'sending', 'unknown', 'failed', 'sent', 'given-up'];

/** Lets log and metrics know what delivery does. */
export function measureDelivery(logger: Logger, { registry }: Metrics, pool: Pool, health: () => Promise<DeliveryHealth>): DeliveryHooks {
  const registers = [registry];
  const handled = new Counter({ name: 'due_handled_total', help: 'Due times seen to', labelNames: ['kind', 'settled'], registers });
  const failed = new Counter({ name: 'due_failures_total', help: 'Due times that could not be seen to', labelNames: ['kind'], registers });
  const trouble = new Counter({ name: 'delivery_trouble_total', help: 'Failures of the queue and of sweeps', labelNames: ['where'], registers });
  const away = new Gauge({ name: 'partners_away', help: 'Partners that are not written to as usual, by what is done: nothing (open), or one message (half-open)', labelNames: ['state'], registers });
  const oldest = new Gauge({ name: 'due_oldest_seconds', help: 'For how long the oldest due time has been due', registers });
  new Gauge({
    name: 'due_backlog',
    help: 'Due times not seen to yet',
    registers,
    async collect() {
      const { due, oldestMs, troubled } = await health();
      for (const state of ['open', 'half-open'] as const) away.set({ state }, troubled.filter((one) => one.state === state).length);
      this.set(due);
      oldest.set(oldestMs / 1000);
    },
  });
  new Gauge({
    name: 'advisories',
    help: 'Advisories that are not settled, by state',
    labelNames: ['state'],
    registers,
    async collect() {
      const { rows } = await pool.query<{ state: string; count: number }>(
        `select state, count(*)::int as count from ${READ_SCHEMA}.${advisoriesView.name} where state = any($1) group by state`,
        [unsettled],
      );
      for (const state of unsettled) this.set({ state }, rows.find((row) => row.state === state)?.count ?? 0);
    },
  });
  return {
    handled: (kind, settled) => {
      handled.inc({ kind, settled });
    },
    failed: (kind, failure) => {
      failed.inc({ kind });
      logger.warn({ kind, failure }, 'something due could not be seen to, and is due again');
    },
    trouble: (where, failure) => {
      trouble.inc({ where });
      logger.warn({ where, failure }, 'delivery is in trouble, and goes on trying');
    },
  };
}
