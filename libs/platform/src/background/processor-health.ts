import { type Pool } from 'pg';
import { type EventStore } from '#event-store';
import { processorStatus } from '#processing';
import { type HealthCheck } from '../health/health-checks.js';

/**
 * How the processors are, whichever process works on them. A halted or parked one is `degraded`: what it does stands still
 * and somebody has to look, while the service as such goes on recording.
 */
export function processorHealth(pool: Pool, store: EventStore): HealthCheck {
  return async () => {
    const [processors, head] = await Promise.all([processorStatus(pool), store.head({ timeoutMs: 3000 })]);
    const halted = processors.filter(({ state }) => state === 'halted').length;
    const retrying = processors.filter(({ state }) => state === 'retrying').length;
    const parkedEvents = processors.reduce((sum, one) => sum + one.parkedEvents, 0);
    const behind = processors.filter(({ position }) => position < head).length;
    const unattended = processors.filter(({ owner }) => owner === null).length;
    const well = halted === 0 && parkedEvents === 0 && unattended === 0;
    return { status: well ? 'up' : 'degraded', facts: { processors: processors.length, halted, retrying, parkedEvents, behind, unattended } };
  };
}
