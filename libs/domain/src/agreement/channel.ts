import { isGln, isSor } from '#kernel';
import { z } from 'zod';

const endpoint = z.url({ protocol: /^https?$/ }).max(2000);

/** The name of something that the installation's configuration holds: lower-case letters, digits and `-`. */
export const credentialPattern = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

/** Signed messages, posted. */
const webhookSchema = z.strictObject({
  kind: z.literal('webhook'),
  endpoint,
  /**
   * Which of the partner's signing secrets is in use. The secret itself stands nowhere: it is derived from the service's
   * own key, the partner and this number, so a new number is a new secret.
   */
  secretGeneration: z.number().int().positive(),
});

/** MedCom messages, posted. SOR number and lokationsnummer are the receiver's. */
const fhirSchema = z.strictObject({
  kind: z.literal('fhir'),
  endpoint,
  sor: z.string().refine(isSor),
  gln: z.string().refine(isGln),
  /** Names what the installation shows the partner (a client certificate, or what it gets tokens with). Secrets stand in its configuration, never in the log. */
  credential: z.string().regex(credentialPattern).optional(),
});

/** A letter which says that there is an advisory, and nothing about whom. */
const emailSchema = z.strictObject({
  kind: z.literal('email'),
  /** A function's mailbox, never a person's. */
  address: z.email().max(254),
});

/** It is there for the partner to read in this service. */
const inboxSchema = z.strictObject({ kind: z.literal('inbox') });

/** How an advisory reaches the partner. */
export const channelSchema = z.discriminatedUnion('kind', [webhookSchema, fhirSchema, emailSchema, inboxSchema]);
export type AdvisoryChannel = Readonly<z.infer<typeof channelSchema>>;
export type ChannelKind = AdvisoryChannel['kind'];

/** What an agreement says of a way of one kind. */
export type ChannelOf<Kind extends ChannelKind> = Extract<AdvisoryChannel, { readonly kind: Kind }>;

export const channelKinds = ['webhook', 'fhir', 'email', 'inbox'] as const satisfies readonly ChannelKind[];
