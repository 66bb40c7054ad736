import { webhookSecret } from '#delivery/channels/index.js';
import { type MunicipalityCode } from '#kernel';
import { type Secrets } from '#privacy';

/** The secret that a municipality's messages to a partner are signed with, by generation. */
export type SigningSecrets = (municipality: MunicipalityCode, partnerId: string, generation: number) => string;

/** Derives signing secrets from the one key that is never changed, so that a partner's secret lasts as long as its generation. */
export function signingSecrets({ identifierKey }: Pick<Secrets, 'identifierKey'>): SigningSecrets {
  return (municipality, partnerId, generation) => webhookSecret(identifierKey, municipality, partnerId, generation);
}
