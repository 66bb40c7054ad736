import { type Delivery, type PartnerState } from '#delivery';
import { type Clock, millisOf } from '#kernel';
import { type HealthCheck } from '../health/health-checks.js';

/** A sweep, or a heartbeat through the queue, that is older than this, in milliseconds, is missing. */
const missingAfterMs = 60_000;
/** What is due for longer than this, in milliseconds, is not being seen to. */
const lateAfterMs = 10 * 60_000;

/**
 * How delivery is. It is `degraded` where due things lie, a partner is away, or the queue gives no heartbeat back; sweeps then see to what is
 * due, only later.
 */
export function deliveryHealth(delivery: Pick<Delivery, 'health'>, clock: Clock): HealthCheck {
  const opened = performance.now();
  return async () => {
    const { due, oldestMs, lastSweep, lastHeartbeat, troubled } = await delivery.health();
    const sweepAgeMs = Math.round(performance.now() - (lastSweep ?? opened));
    const runningMs = performance.now() - opened;
    const heartbeatAgeMs = Math.round(lastHeartbeat === null ? runningMs : millisOf(clock.now()) - lastHeartbeat);
    const well = oldestMs < lateAfterMs && sweepAgeMs < missingAfterMs && heartbeatAgeMs < missingAfterMs && troubled.length === 0;
    return { status: well ? 'up' : 'degraded', facts: { due, oldestMs, sweepAgeMs, heartbeatAgeMs, ...partnersAway(troubled) } };
  };
}

function partnersAway(troubled: readonly PartnerState[]): { readonly partnersAway?: string } {
  return troubled.length === 0 ? {} : { partnersAway: troubled.map(({ partner, state }) => `${partner} ${state}`).join(', ') };
}
