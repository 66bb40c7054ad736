import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HealthCheckService, HealthIndicatorService, type HealthCheckResult, type HealthIndicatorResult } from '@nestjs/terminus';
import { Public } from '../identity/public.js';
import { HealthChecks, type HealthCheck } from './health-checks.js';

/** A part that has not answered by then, in milliseconds, counts as down. */
const patienceMs = 5000;

@ApiExcludeController()
@Public()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly checks: HealthChecks,
  ) {}

  /** The process runs and answers. */
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The parts that it stands on answer as well; 503 while one of them does not. */
  @Get('ready')
  ready(): Promise<HealthCheckResult> {
    return this.health.check(this.checks.entries().map(([name, check]) => () => this.ask(name, check)));
  }

  private async ask(name: string, check: HealthCheck): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check(name);
    try {
      const { status, facts = {} } = await within(patienceMs, check());
      if (status === 'down') return indicator.down({ ...facts });
      return status === 'degraded' ? indicator.degraded({ ...facts }) : indicator.up({ ...facts });
    } catch (error) {
      // The text of an error may quote an address with a password.
      return indicator.down({ because: error instanceof Error ? error.name : 'unknown' });
    }
  }
}

async function within<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error('no answer'), { name: 'NoAnswer' }));
    }, ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
