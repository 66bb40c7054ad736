import {
  channelOf,
  type Channels,
  fhirRenderer,
  inboxChannel,
  letterRenderer,
  openFhirTransport,
  openSmtpTransport,
  openWebhookTransport,
  PartnerConnections,
  webhookRenderer,
} from '#delivery/channels/index.js';
import { type Uuid } from '#kernel';
import { type Configuration } from '../configuration/configuration.js';
import { openOrganizations } from '../organizations/open-organizations.js';
import { type BackgroundParts } from './background-parts.js';

/**
 * The ways to partners that the configuration gives. Connections that are kept for them are let go of when the process ends.
 * @throws BadConfiguration where the file of those who send MedCom messages is none
 */
export async function openChannels(parts: Pick<BackgroundParts, 'given' | 'store' | 'codec' | 'signingSecrets'>): Promise<Channels> {
  const { given, store, codec, signingSecrets: secretOf } = parts;
  const { configuration, clock, shutdown } = given;
  const { channels: configured, http } = configuration;
  const organizations = await openOrganizations(configuration);
  const connections = new PartnerConnections({ allowed: configured.allowedEndpoints, plainLoopback: configuration.mode !== 'production' });
  shutdown.onClose('connections to partners', () => connections.close());
  return {
    webhook: channelOf('webhook', webhookRenderer(codec), openWebhookTransport({ secretOf, clock, connections })),
    fhir: channelOf(
      'fhir',
      fhirRenderer({ opener: codec, store, organizations, base: `${http.publicUrl}/fhir` }),
      openFhirTransport({ clock, connections, credentials: configured.credentials }),
    ),
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
