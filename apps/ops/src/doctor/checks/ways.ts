import { type Credentials } from '#delivery/channels/index.js';
import { type MunicipalityCode } from '#kernel';
import { openOrganizations } from '#platform/organizations/open-organizations.js';
import { type SigningSecrets, signingSecrets } from '#platform/privacy/signing-secrets.js';
import { Webhook } from 'standardwebhooks';
import { type AgreementInForce } from '../agreements/agreement-in-force.js';
import { type Check } from '../check.js';
import { failed, type Finding, skipped, well } from '../finding.js';
import { many } from '../words.js';

/** What the installation has for its ways to partners. */
export interface Equipment {
  readonly mail: boolean;
  readonly credentials: Credentials;
  readonly senders: { has(municipality: MunicipalityCode): boolean };
  /** Absent where there are no secrets. */
  readonly secretOf: SigningSecrets | undefined;
}

/** Whether the installation has what the way of each agreement needs: a secret to sign with, a mail server, a sender, a credential. */
export const waysCheck: Check = {
  name: 'ways',
  needs: 'installation',
  async look({ agreements, secrets, configuration }) {
    const { channels } = configuration;
    const [inForce, found] = [await agreements(), await secrets()];
    return judgeWays(inForce, {
      mail: channels.mail !== undefined,
      credentials: channels.credentials,
      // One that cannot be read is told by the check of its own, and gives no sender.
      senders: await openOrganizations(configuration).catch(() => new Map<MunicipalityCode, never>()),
      secretOf: found && signingSecrets(found),
    });
  },
};

export function judgeWays(inForce: readonly AgreementInForce[], equipment: Equipment): readonly Finding[] {
  const told = inForce.filter(({ terms }) => terms.direction === 'to-partner');
  const lacks = new Map<string, Finding>();
  for (const one of told) {
    const about = `${one.municipality} ${one.terms.partner.id}`;
    for (const lack of lacksOf(one, equipment)) lacks.set(`${about} ${lack}`, failed(lack, about));
  }
  if (lacks.size > 0) return [...lacks.values()];
  return [told.length === 0 ? skipped('no agreement is in force') : well(`there is all that ${many(told.length, 'agreement needs', 'agreements need')}`)];
}

function lacksOf({ municipality, terms: { channel, partner } }: AgreementInForce, { mail, credentials, senders, secretOf }: Equipment): readonly string[] {
  switch (channel.kind) {
    case 'webhook':
      return secretOf && signs(secretOf(municipality, partner.id, channel.secretGeneration)) ? [] : ['there is no secret to sign its webhooks with: see keys'];
    case 'email':
      return mail ? [] : ['is told by e-mail, and there is no mail server: set SMTP_URL and MAIL_FROM'];
    case 'fhir':
      return [
        ...(senders.has(municipality) ? [] : ['is told by FHIR, and MEDCOM_ORGANIZATIONS names nobody who sends for the municipality: add it']),
        ...(channel.credential === undefined || credentials.has(channel.credential)
          ? []
          : [`is to be shown ${channel.credential}, which PARTNER_CREDENTIALS does not hold: add it, or revise the agreement`]),
      ];
    case 'inbox':
      return [];
  }
}

function signs(secret: string): boolean {
  return new Webhook(secret).sign('id', new Date(0), '{}') !== '';
}
