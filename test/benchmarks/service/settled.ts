import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

/** Watches a service's background work from outside. */
export class BackgroundWatch {
  private constructor(private readonly client: Client) {}

  static async open(url: string): Promise<BackgroundWatch> {
    const client = new Client({ connectionString: url });
    await client.connect();
    return new BackgroundWatch(client);
  }

  /** Resolves when every processor has come to the end of the log, so that what went before does not weigh on what is measured next. */
  async settled(): Promise<void> {
    for (;;) {
      const { rows } = await this.client.query<{ settled: boolean }>(
        'select coalesce(min(position), -1) >= (select coalesce(max(position), -1) from log.events) as settled from processing.checkpoints',
      );
      if (rows[0]?.settled) return;
      await pause(100);
    }
  }

  /** How many events of a type the log holds. */
  async count(type: string): Promise<number> {
    const { rows } = await this.client.query<{ count: number }>('select count(*)::int as count from log.events where type = $1', [type]);
    return rows[0]?.count ?? 0;
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
