import { Agent, type Dispatcher } from 'undici';
import { type AllowedEndpoints } from './endpoint-addresses.js';
import { type ConnectorOptions, guardedConnector } from './guarded-connector.js';

export interface ConnectionsOptions {
  readonly allowed: AllowedEndpoints;
  readonly plainLoopback: boolean;
  /** How long it may take to connect, in milliseconds; 5,000 by default. */
  readonly connectMs?: number;
  readonly lookup?: ConnectorOptions['lookup'];
}

/** So many partners' connections are kept at most; who was written to longest ago goes first. */
const MOST = 256;

/** Connections to partners, kept for their next messages. Each partner's are its own: nobody waits for one that another does not give back. */
export class PartnerConnections {
  private readonly agents = new Map<string, Agent>();

  constructor(private readonly options: ConnectionsOptions) {}

  /**
   * Whom to send through.
   * @param partner a name that is no other partner's
   * @param shown what stands for how connections are made: who gives another name must give other `tls`, or none
   */
  to(partner: string, shown = '', tls?: ConnectorOptions['tls']): Dispatcher {
    const key = `${partner} ${shown}`;
    const agent = this.agents.get(key) ?? this.open(tls);
    // At the end, as the last one used.
    this.agents.delete(key);
    this.agents.set(key, agent);
    if (this.agents.size > MOST) this.drop();
    return agent;
  }

  /** Lets go of all connections, once what is under way on them has ended. */
  async close(): Promise<void> {
    const open = [...this.agents.values()];
    this.agents.clear();
    await Promise.all(open.map((agent) => agent.close()));
  }

  private open(tls: ConnectorOptions['tls']): Agent {
    const { connectMs = 5_000, ...rest } = this.options;
    return new Agent({ connect: guardedConnector({ ...rest, connectMs, tls }), pipelining: 1 });
  }

  private drop(): void {
    const [oldest] = this.agents;
    if (!oldest) return;
    this.agents.delete(oldest[0]);
    void oldest[1].close();
  }
}
