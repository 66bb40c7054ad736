import { Counter, Gauge } from 'prom-client';
import { type CheckpointWaits, type ProcessingHooks } from '#processing';
import { type Logger } from '../logging/logger.js';
import { type Metrics } from '../metrics/metrics.js';

/** Lets log, metrics and whoever waits for a view know what the processors do. */
export function watchProcessors(logger: Logger, { registry }: Metrics, waits: CheckpointWaits): ProcessingHooks {
  const events = new Counter({ name: 'processor_events_total', help: 'Events handled', labelNames: ['processor'], registers: [registry] });
  const failures = new Counter({ name: 'processor_failures_total', help: 'Failed attempts', labelNames: ['processor'], registers: [registry] });
  const parked = new Counter({ name: 'processor_parked_total', help: 'Streams parked', labelNames: ['processor'], registers: [registry] });
  const stalls = new Counter({ name: 'processor_stalls_total', help: 'Subscriptions renewed by the watchdog', labelNames: ['processor'], registers: [registry] });
  const behind = new Gauge({ name: 'processor_behind_seconds', help: 'Since when not at the head of the log', labelNames: ['processor'], registers: [registry] });
  const held = new Gauge({ name: 'processor_lease_held', help: '1 where this process works on it', labelNames: ['processor'], registers: [registry] });
  return {
    lease: (processor, isHeld) => {
      held.set({ processor }, isHeld ? 1 : 0);
    },
    committed: (processor, position, count) => {
      events.inc({ processor }, count);
      waits.reached(processor, position);
    },
    failed: (processor, { attempt, position, failure }) => {
      failures.inc({ processor });
      logger.warn({ processor, attempt, position: position?.toString(), failure }, 'a processor failed, and tries again');
    },
    halted: (processor, { attempt, position, failure }) => {
      logger.error({ processor, attempt, position: position?.toString(), failure }, 'a processor cannot go on: somebody has to look');
    },
    parked: (processor, _stream, position) => {
      parked.inc({ processor });
      logger.error({ processor, position: position.toString() }, 'an event was parked with its stream: somebody has to look');
    },
    stalled: (processor) => {
      stalls.inc({ processor });
      logger.warn({ processor }, 'a subscription had fallen silent and is renewed');
    },
    lag: (processor, { behindMs }) => {
      behind.set({ processor }, behindMs / 1000);
    },
  };
}
