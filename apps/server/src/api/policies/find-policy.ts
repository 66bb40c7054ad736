import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { POLICY, policyCatalogue, policyDecider, policyOn, type Policy, type PolicyVersion } from '#domain';
import { type EventStore } from '#event-store';
import { type Clock, dateInCopenhagen, fold, type Instant, type MunicipalityCode, readPublic, streamName } from '#kernel';
import { CLOCK, EVENT_STORE } from '#platform';

/** A version as it was set once. */
export interface SetPolicyVersion extends PolicyVersion {
  readonly version: number;
  readonly recordedAt: Instant;
  /** Opaque id of who set it. */
  readonly by: string;
}

/** A municipality's policy over time. */
export interface PolicyResource {
  /** Version of its stream: the ETag; null while nothing has been set. */
  readonly version: number | null;
  /** In force today; the default where nothing has been set. */
  readonly current: Policy;
  /** What holds from later dates on, the first one first. */
  readonly coming: readonly PolicyVersion[];
  /** All that was ever set, in the order of setting, also what was replaced before it held. */
  readonly history: readonly SetPolicyVersion[];
}

/** A municipality's policy: now, from later dates on, and all that was ever set. */
export class FindPolicy extends Query<PolicyResource> {
  constructor(readonly municipality: MunicipalityCode) {
    super();
  }
}

@QueryHandler(FindPolicy)
export class FindPolicyHandler implements IQueryHandler<FindPolicy> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ municipality }: FindPolicy): Promise<PolicyResource> {
    const recorded = (await this.store.readStream(streamName(POLICY, municipality))).map((stored) => readPublic(policyCatalogue, stored));
    const versions = fold(policyDecider, recorded.map(({ event }) => event));
    const today = dateInCopenhagen(this.clock.now());
    return {
      version: recorded.at(-1)?.stored.version ?? null,
      current: policyOn(versions, today),
      coming: versions.versions.filter(({ from }) => from > today),
      history: recorded.map(({ event: { data }, stored: { version, metadata } }) => ({
        ...data,
        version,
        recordedAt: metadata.recordedAt,
        by: metadata.actor.id,
      })),
    };
  }
}
