import {
  channelOf,
  type Channels,
  inboxChannel,
  letterRenderer,
  openSmtpTransport,
  openWebhookTransport,
  PartnerConnections,
  webhookRenderer,
} from '#delivery/channels/index.js';
import { type Uuid } from '#kernel';
import { type Configuration } from '../configuration/configuration.js';
import { type BackgroundParts } from './background-parts.js';

/** The ways to partners that the configuration gives. Connections that are kept for them are let go of when the process ends. */
export function openChannels({ given, codec, signingSecrets: secretOf }: Pick<BackgroundParts, 'given' | 'codec' | 'signingSecrets'>): Channels {
  const { configuration, clock, shutdown } = given;
  const { channels: configured, http } = configuration;
  const connections = new PartnerConnections({ allowed: configured.allowedEndpoints, plainLoopback: configuration.mode !== 'production' });
  shutdown.onClose('connections to partners', () => connections.close());
  return {
    webhook: channelOf('webhook', webhookRenderer(codec), openWebhookTransport({ secretOf, clock, connections })),
    inbox: inboxChannel(codec),
    ...emailChannel(configured, http.publicUrl, clock),
  };
}

/** Only where there is a mail server. */
function emailChannel({ mail }: Configuration['channels'], publicUrl: string, clock: BackgroundParts['given']['clock']): Channels {
  if (!mail) return {};
  const linkTo = (advisoryId: Uuid): string => `${publicUrl}/api/partner-inbox/${advisoryId}`;
  return { email: channelOf('email', letterRenderer(linkTo), openSmtpTransport({ ...mail, clock })) };
}
