import * as domain from '#domain';
import { type DomainEvent, type EventCatalogue, fold, type Recorded, stateAsKnown } from '#kernel';

/** A category of streams: what may stand in it, and the state that a stream of it leads to. */
export interface Category {
  readonly category: string;
  readonly catalogue: EventCatalogue<DomainEvent>;
  stateOf(recorded: readonly Recorded[]): unknown;
}

/** Folded in the order of recording. */
function plain(category: string, catalogue: EventCatalogue<never>, decider: { readonly initial: unknown; readonly evolve: (state: never, event: never) => unknown }): Category {
  const { initial, evolve } = decider as { readonly initial: unknown; readonly evolve: (state: unknown, event: DomainEvent) => unknown };
  const stateOf = (recorded: readonly Recorded[]) => fold({ initial, evolve }, recorded.map(({ event }) => event));
  return { category, catalogue: catalogue, stateOf };
}

/** Every category that the log knows. */
export const categories: readonly Category[] = [
  {
    category: domain.PATHWAY,
    catalogue: domain.pathwayCatalogue,
    // Corrections are applied, and what was recorded late stands where it belongs.
    stateOf: (recorded) => stateAsKnown(domain.pathway, recorded as readonly Recorded<domain.PathwayEvent>[]),
  },
  plain(domain.TILBUD, domain.tilbudCatalogue as never, domain.tilbudDecider),
  plain(domain.AGREEMENT, domain.agreementCatalogue as never, domain.agreementDecider),
  plain(domain.ADVISORY, domain.advisoryCatalogue as never, domain.advisoryDecider),
  plain(domain.FOLLOW_UP, domain.followUpCatalogue as never, domain.followUpDecider),
  plain(domain.DEVIATION, domain.deviationCatalogue as never, domain.deviationDecider),
  plain(domain.POLICY, domain.policyCatalogue as never, domain.policyDecider),
  plain(domain.DELEGATION, domain.delegationCatalogue as never, domain.delegationDecider),
  plain(domain.MESSAGE, domain.messageCatalogue as never, domain.messageDecider),
  plain(domain.INBOX, domain.inboxCatalogue as never, domain.inboxDecider),
  plain(domain.REGISTRATION, domain.registrationCatalogue as never, domain.registrationDecider),
  plain(domain.IDENTIFIER, domain.identifierCatalogue as never, domain.identifierDecider),
];
