import { pathwayCatalogue, type PathwayEvent } from '#domain';
import { type EventStore } from '#event-store';
import { idOf, readPublic, type StoredEvent, uuid } from '#kernel';
import { type CommandMeta } from '../commands/command-request.js';
import { type Processor } from '../processors/processor.js';
import { type Carriage, type CarryOver } from './carry-over.js';

/**
 * Carries through on the other pathway what one has adopted or let go of, where the process that was asked to did not come
 * to it. What is refused there is a matter for a person: the event is parked, and visible as such.
 */
export function adoptionCompleter(carryOver: Pick<CarryOver, 'complete' | 'completeUndoing'>, store: Pick<EventStore, 'readStream'>): Processor {
  return {
    name: 'complete-adoptions',
    types: ['EntriesAdopted', 'EntryRetracted'],
    failure: 'park',
    batchSize: 50,
    async handle(events) {
      for (const stored of events) {
        const { event } = readPublic(pathwayCatalogue, stored);
        for (const { carriage, undone } of await concernedBy(event, stored, store)) {
          const meta = metaOf(stored);
          const outcome = undone ? await carryOver.completeUndoing(carriage, meta) : await carryOver.complete(carriage, meta);
          if (outcome?.status === 'refused') throw new Error(`not carried through: ${outcome.refusal.rule} ${outcome.refusal.reason}`);
        }
      }
    },
  };
}

interface Concerned {
  readonly carriage: Carriage;
  readonly undone: boolean;
}

async function concernedBy(event: PathwayEvent, stored: StoredEvent, store: Pick<EventStore, 'readStream'>): Promise<readonly Concerned[]> {
  const to = uuid(idOf(stored.stream));
  const carriageOf = ({ data }: Extract<PathwayEvent, { type: 'EntriesAdopted' }>): Carriage => ({
    adoptionId: data.adoptionId,
    from: data.from,
    to,
    because: data.because,
  });
  if (event.type === 'EntriesAdopted') return [{ carriage: carriageOf(event), undone: false }];
  const undoes = event.type === 'EntryRetracted' && (event.data.because === 'merge-undone' || event.data.because === 'identification-undone');
  if (!undoes) return [];
  const retracted = (await store.readStream(stored.stream)).filter(({ id, type }) => type === 'EntriesAdopted' && event.data.entries.includes(id));
  return retracted.flatMap((one) => {
    const adopted = readPublic(pathwayCatalogue, one).event;
    return adopted.type === 'EntriesAdopted' ? [{ carriage: carriageOf(adopted), undone: true }] : [];
  });
}

/** As the one who was asked would have said: the ids of the steps come out the same. */
function metaOf({ metadata: { commandId, correlationId, causationId, actor, municipality } }: StoredEvent): CommandMeta {
  return { commandId, correlationId, causationId, actor, municipality };
}
