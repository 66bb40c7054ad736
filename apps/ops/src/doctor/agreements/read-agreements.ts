import { AGREEMENT, type Agreement, agreementCatalogue, agreementDecider } from '#domain';
import { type EventStore } from '#event-store';
import { BEFORE_ALL, categoryOf, idOf, type MunicipalityCode, type PlainDate, readPublic, uuid, type Uuid } from '#kernel';
import { type AgreementInForce, inForceOn } from './agreement-in-force.js';

const PAGE = 500;

/** All agreements in force on a date, in the order in which they were registered. @throws what the event store throws */
export async function readAgreements(store: Pick<EventStore, 'readAll'>, today: PlainDate): Promise<readonly AgreementInForce[]> {
  const agreements = new Map<Uuid, { readonly municipality: MunicipalityCode; readonly agreement: Agreement }>();
  for (let after = BEFORE_ALL; ; ) {
    const { events, position } = await store.readAll({ after, limit: PAGE, types: agreementCatalogue.types });
    for (const stored of events) {
      if (categoryOf(stored.stream) !== AGREEMENT) continue;
      const id = uuid(idOf(stored.stream));
      const before = agreements.get(id)?.agreement ?? agreementDecider.initial;
      const agreement = agreementDecider.evolve(before, readPublic(agreementCatalogue, stored).event);
      agreements.set(id, { municipality: stored.metadata.municipality, agreement });
    }
    if (events.length === 0) break;
    after = position;
  }
  return [...agreements].flatMap(([agreementId, { municipality, agreement }]) => {
    const inForce = inForceOn(agreement, today);
    return inForce ? [{ agreementId, municipality, ...inForce }] : [];
  });
}
