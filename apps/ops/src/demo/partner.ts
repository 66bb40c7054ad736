import { type IncomingHttpHeaders } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { PartnerServer } from './partner-server.js';

/** A message as the partner took it. */
export interface ReceivedMessage {
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A partner that is told by webhook, and turns down what is not signed with the agreed secret. */
export class Partner extends PartnerServer<ReceivedMessage> {
  private webhook: Webhook | undefined;

  static start(): Promise<Partner> {
    return new Partner().listen();
  }

  /** Agrees on the secret that messages are signed with. */
  trust(secret: string): void {
    this.webhook = new Webhook(secret);
  }

  protected override read(text: string, headers: IncomingHttpHeaders): ReceivedMessage {
    if (!this.webhook) throw new Error('no secret was agreed on');
    this.webhook.verify(text, Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])));
    return { id: String(headers['webhook-id']), body: JSON.parse(text) as Record<string, unknown> };
  }
}
