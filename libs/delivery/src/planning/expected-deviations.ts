import { DEVIATION, deviationCatalogue, deviationDecider, type KnownDeviation } from '#domain';
import { type EventStore } from '#event-store';
import { BEFORE_ALL, fold, idOf, type MunicipalityCode, readPublic, streamName, uuid, type Uuid } from '#kernel';

const PAGE = 500;

/** What begins and ends a deviation's being expected. */
const turning = ['DeviationExpected', 'DeviationNoted', 'DeviationFellAway'];

/** A municipality's deviations whose first date lies ahead, off the whole log: for what happens a few times a year. */
export async function expectedDeviations(
  store: Pick<EventStore, 'readAll' | 'readStream'>,
  municipality: MunicipalityCode,
): Promise<readonly { readonly id: Uuid; readonly content: KnownDeviation['content'] }[]> {
  const expected = new Set<Uuid>();
  for (let after = BEFORE_ALL; ; ) {
    const page = await store.readAll({ after, limit: PAGE, types: turning });
    for (const { type, stream, metadata } of page.events) {
      if (metadata.municipality !== municipality) continue;
      if (type === 'DeviationExpected') expected.add(uuid(idOf(stream)));
      else expected.delete(uuid(idOf(stream)));
    }
    if (page.events.length === 0) break;
    after = page.position;
  }
  const found = [];
  for (const id of expected) {
    const stored = await store.readStream(streamName(DEVIATION, id));
    const deviation = fold(deviationDecider, stored.map((one) => readPublic(deviationCatalogue, one).event));
    if (deviation.is === 'expected') found.push({ id, content: deviation.content });
  }
  return found;
}
