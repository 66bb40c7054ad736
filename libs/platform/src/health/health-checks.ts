/** How a part of the service is. `degraded` still serves; `down` does not. */
export interface HealthReport {
  readonly status: 'up' | 'degraded' | 'down';
  /** Figures and words that help; nothing personal. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
}

export type HealthCheck = () => Promise<HealthReport>;

/** The parts that readiness asks. Each registers itself when it is opened. */
export class HealthChecks {
  private readonly checks = new Map<string, HealthCheck>();

  /** Adds a part. @throws Error when the name is taken */
  register(name: string, check: HealthCheck): void {
    if (this.checks.has(name)) throw new Error(`health check ${name} is registered twice`);
    this.checks.set(name, check);
  }

  entries(): readonly (readonly [string, HealthCheck])[] {
    return [...this.checks];
  }
}
