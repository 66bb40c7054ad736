import { type Ending, ServiceProcess } from '#testing/service-process/index.js';

/** A service that is started again whenever it dies, as an operator's supervisor would; the first start has a fault point where one is named. */
export class SupervisedService {
  /** How each process ended, in order. */
  readonly endings: Ending[] = [];
  private current: Promise<{ readonly service: ServiceProcess; readonly url: string }>;
  private stopping = false;

  constructor(
    private readonly environment: Readonly<Record<string, string>>,
    faultPoint?: string,
  ) {
    this.current = this.start(faultPoint === undefined ? environment : { ...environment, FAULT_POINT: faultPoint });
  }

  /** Where it listens, once it does. */
  async url(): Promise<string> {
    return (await this.current).url;
  }

  /** Kill -9, whatever it is at; whether there was one to kill. */
  async kill(): Promise<boolean> {
    const { signal } = await (await this.current).service.kill();
    return signal === 'SIGKILL';
  }

  /** Ends it in order, once; gives how it ended. */
  async stop(): Promise<Ending> {
    this.stopping = true;
    return (await this.current).service.stop();
  }

  private async start(environment: Readonly<Record<string, string>>): Promise<{ service: ServiceProcess; url: string }> {
    const started = await ServiceProcess.start(environment).catch((error: unknown) => {
      // Killed before it listened: begun again, as for any other death.
      if (environment['FAULT_POINT'] === undefined) throw error;
      this.endings.push({ code: null, signal: 'SIGKILL' });
      return ServiceProcess.start(this.environment);
    });
    void started.service.ended.then((ending) => {
      this.endings.push(ending);
      if (!this.stopping) this.current = this.start(this.environment);
    });
    return started;
  }
}
