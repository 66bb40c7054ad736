import { channelOf, type Channels, type Transport } from '#delivery/channels/channel.js';
import { fhirRenderer } from '#delivery/channels/fhir/fhir-renderer.js';
import { openFhirTransport } from '#delivery/channels/fhir/fhir-transport.js';
import { publicOnly } from '#delivery/channels/http/endpoint-addresses.js';
import { PartnerConnections } from '#delivery/channels/http/partner-connections.js';
import { webhookRenderer } from '#delivery/channels/webhook/webhook-renderer.js';
import { webhookSecret } from '#delivery/channels/webhook/webhook-secret.js';
import { openWebhookTransport } from '#delivery/channels/webhook/webhook-transport.js';
import { type ChannelKind } from '#domain';
import { type DeliveryWorld, MUNICIPALITY } from './delivery-world.js';
import { sendingUnit } from './fhir-partner.js';

export interface RealChannelsOptions {
  /** How long one attempt may take, in milliseconds; as usual when absent. */
  readonly timeoutMs?: number;
  /** Told of every attempt when it has come to its end, and whom it was made at. */
  readonly ended?: (partnerId: string) => void;
}

/** The ways by webhook and by FHIR as an installation has them, over connections of their own. */
export function openRealChannels({ codec, store, clock }: DeliveryWorld, { timeoutMs, ended }: RealChannelsOptions = {}): { readonly channels: Channels; close(): Promise<void> } {
  const connections = new PartnerConnections({ allowed: publicOnly, plainLoopback: true });
  const parts = { clock, connections, ...(timeoutMs === undefined ? {} : { timeoutMs }) };
  const secretOf = (...whose: [typeof MUNICIPALITY, string, number]) => webhookSecret(Buffer.alloc(32, 7), ...whose);
  const webhook = openWebhookTransport({ ...parts, secretOf });
  const fhir = openFhirTransport({ ...parts, credentials: new Map() });
  const organizations = new Map([[MUNICIPALITY, sendingUnit]]);
  return {
    channels: {
      webhook: channelOf('webhook', webhookRenderer(codec), telling(webhook, ended)),
      fhir: channelOf('fhir', fhirRenderer({ opener: codec, store, organizations, base: 'https://borgerforloeb.example/fhir' }), telling(fhir, ended)),
    },
    close: () => connections.close(),
  };
}

/** A transport that tells when an attempt has come to its end. */
function telling<Kind extends ChannelKind, Content>(transport: Transport<Kind, Content>, ended: RealChannelsOptions['ended']): Transport<Kind, Content> {
  return {
    async send(message, signal) {
      const outcome = await transport.send(message, signal);
      ended?.(message.partnerId);
      return outcome;
    },
  };
}
