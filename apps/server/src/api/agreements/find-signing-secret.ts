import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { AGREEMENT, agreementCatalogue } from '#domain';
import { type EventStore } from '#event-store';
import { type MunicipalityCode, readPublic, streamName, type Uuid } from '#kernel';
import { EVENT_STORE, SIGNING_SECRETS, type SigningSecrets } from '#platform';

/** The secret that messages under a municipality's agreement are signed with, in Standard Webhooks' spelling; null for no agreement of its, or one that nothing is signed under. */
export class FindSigningSecret extends Query<string | null> {
  constructor(
    readonly municipality: MunicipalityCode,
    readonly agreementId: Uuid,
  ) {
    super();
  }
}

@QueryHandler(FindSigningSecret)
export class FindSigningSecretHandler implements IQueryHandler<FindSigningSecret> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(SIGNING_SECRETS) private readonly secretOf: SigningSecrets,
  ) {}

  async execute({ municipality, agreementId }: FindSigningSecret): Promise<string | null> {
    const latest = (await this.store.readStream(streamName(AGREEMENT, agreementId))).at(-1);
    if (latest?.metadata.municipality !== municipality) return null;
    const { partner, channel } = readPublic(agreementCatalogue, latest).event.data;
    return channel.kind === 'webhook' ? this.secretOf(municipality, partner.id, channel.secretGeneration) : null;
  }
}
