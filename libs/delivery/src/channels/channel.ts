import { type AdvisoryChannel, type AdvisoryContent, type AgreementTerms, type ChannelKind, type ChannelOf } from '#domain';
import { type Instant, type MunicipalityCode, type PlainDate, type StoredEvent, type Uuid } from '#kernel';

/** What is known of an advisory when an attempt at sending it begins. */
export interface AdvisoryFacts {
  /** The message's id too, the same at every attempt: the partner takes a message once by it. */
  readonly advisoryId: Uuid;
  /** Whose agreement it is sent under; partners' ids are its own. */
  readonly municipality: MunicipalityCode;
  /** The event that planned it, and what it says. */
  readonly planned: StoredEvent;
  readonly content: AdvisoryContent;
  /** The newest version of the agreement: partner and channel are asked of it. */
  readonly terms: AgreementTerms;
  /** The citizen's pathway as it is stored, what is said of the person sealed. */
  readonly pathway: readonly StoredEvent[];
  /** The moment and the date of sending. */
  readonly now: Instant;
  readonly today: PlainDate;
}

/** What a message is to say; or a machine word, never a text, for why nothing can be said. */
export type Rendered<Content> = { readonly is: 'rendered'; readonly content: Content } | NotBuildable;
export interface NotBuildable {
  readonly is: 'not-buildable';
  readonly code: string;
}

/** The code of a renderer that cannot say who the citizen is. */
export const CITIZEN_NOT_NAMED = 'citizen-not-named';

/** Says what an advisory says, in the form of one kind of channel. */
export interface Renderer<Content> {
  /** @throws on broken infrastructure, as when a key cannot be asked for; no attempt has begun then */
  render(facts: AdvisoryFacts): Promise<Rendered<Content>>;
}

/** A message on its way to a partner: built when it is sent, and kept nowhere. */
export interface OutgoingMessage<Kind extends ChannelKind, Content> {
  readonly messageId: Uuid;
  readonly municipality: MunicipalityCode;
  readonly partnerId: string;
  readonly channel: ChannelOf<Kind>;
  readonly content: Content;
}

/** What a partner's system said there and then, beside its status. */
export interface Answer {
  readonly contentType: string;
  readonly body: string;
}

/**
 * What became of an attempt. `rejected`: the partner will not take it, now or later. `put-off`: it does not take it now, and may say for how
 * long. `unreachable`: nothing of it can have arrived, nor will it later where that is `forGood`. `unknown`: it went out and no answer came, so the partner may hold
 * it. `code` is an HTTP status or a system's error code, never a text.
 */
export type AttemptOutcome =
  | { readonly is: 'delivered'; readonly answered?: Answer }
  | { readonly is: 'rejected'; readonly code: string; readonly answered?: Answer }
  | { readonly is: 'put-off'; readonly code: string; readonly afterMs?: number; readonly answered?: Answer }
  | { readonly is: 'unreachable'; readonly code: string; readonly forGood?: true }
  | { readonly is: 'unknown'; readonly code: string };

/** Carries messages of one kind to partners. */
export interface Transport<Kind extends ChannelKind, Content> {
  /** One attempt; it always ends, within its own time limit, and never rejects. */
  send(message: OutgoingMessage<Kind, Content>, signal?: AbortSignal): Promise<AttemptOutcome>;
}

/** An advisory that only has to be sent. */
export interface Prepared {
  readonly is: 'prepared';
  readonly kind: ChannelKind;
  /** One attempt, as {@link Transport.send} makes it. */
  send(signal?: AbortSignal): Promise<AttemptOutcome>;
}

/** A way to a partner: what is said on it, and what carries that. */
export interface Channel {
  /** Says what is to be said, without any of it leaving. @throws as {@link Renderer.render} does */
  prepare(facts: AdvisoryFacts): Promise<Prepared | NotBuildable>;
}

/** The ways that an installation has; what is not here cannot be sent on. */
export type Channels = Readonly<Partial<Record<ChannelKind, Channel>>>;

/** Makes a channel of its two halves. */
export function channelOf<Kind extends ChannelKind, Content>(kind: Kind, renderer: Renderer<Content>, transport: Transport<Kind, Content>): Channel {
  return {
    async prepare(facts) {
      const { advisoryId: messageId, municipality, terms } = facts;
      const { partner, channel } = terms;
      if (!isOfKind(channel, kind)) return { is: 'not-buildable', code: 'channel-of-another-kind' };
      const rendered = await renderer.render(facts);
      if (rendered.is === 'not-buildable') return rendered;
      const message = { messageId, municipality, partnerId: partner.id, channel, content: rendered.content };
      return { is: 'prepared', kind, send: (signal) => transport.send(message, signal) };
    },
  };
}

function isOfKind<Kind extends ChannelKind>(channel: AdvisoryChannel, kind: Kind): channel is ChannelOf<Kind> {
  return channel.kind === kind;
}
