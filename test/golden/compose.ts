import { addMillis, derivedId, instant, type MunicipalityCode, type StoredEvent, streamName, system } from '#kernel';
import { categories, type Category } from './categories.js';
import { type InventedStream, inventedStreams } from './invented/streams.js';
import { goldenCodec } from './replay.js';
import { digestOf } from './shape.js';

/** When the first event of the golden log was recorded; each stream lies a day behind the one before, each event a minute. */
const BEGIN = instant('2027-01-04T09:00:00.000Z');
const [MINUTE, DAY] = [60_000, 86_400_000];

/** A version of an event's shape, as the shapes are listed. */
export const shapeKey = (type: string, schemaVersion: number): string => `${type}@${schemaVersion}`;

/** The digest of each shape that there is now, by `Type@version`. */
export function shapesNow(): Readonly<Record<string, string>> {
  const all = categories.flatMap(({ catalogue }) => catalogue.types.map((type) => catalogue.definition(type)!));
  return Object.fromEntries(all.map((definition) => [shapeKey(definition.type, definition.schemaVersion), digestOf(definition)]).sort());
}

/** Types whose newest version no event of the log has. */
export function lacking({ catalogue }: Category, log: readonly StoredEvent[]): ReadonlySet<string> {
  const there = new Set(log.map(({ type, schemaVersion }) => shapeKey(type, schemaVersion)));
  return new Set(catalogue.types.filter((type) => !there.has(shapeKey(type, catalogue.definition(type)!.schemaVersion))));
}

/** Invented streams for all that a log lacks, to stand behind it. */
export async function composed(log: readonly StoredEvent[]): Promise<readonly StoredEvent[]> {
  const added: StoredEvent[] = [];
  let streams = new Set(log.map(({ stream }) => stream)).size;
  for (const category of categories) {
    const wanted = lacking(category, log);
    if (wanted.size === 0) continue;
    for (const stream of inventedStreams(category, wanted)) {
      added.push(...(await stored(category, stream, streams++, BigInt(log.length + added.length))));
    }
  }
  return added;
}

async function stored({ category, catalogue }: Category, stream: InventedStream, nth: number, position: bigint): Promise<readonly StoredEvent[]> {
  const id = derivedId('golden', category, String(nth));
  const began = addMillis(BEGIN, nth * DAY);
  const metadata = {
    actor: system,
    municipality: '621' as MunicipalityCode,
    recordedAt: began,
    commandId: derivedId(id, 'command'),
    correlationId: derivedId(id, 'correlation'),
    causationId: derivedId(id, 'command'),
  };
  const idAt = (place: number) => derivedId(id, String(place));
  const proposed = await goldenCodec.encode(catalogue, stream(idAt), { metadata, idAt, subject: id });
  return proposed.map((event, version) => ({
    ...event,
    metadata: { ...event.metadata, recordedAt: addMillis(began, version * MINUTE), commandId: derivedId(id, 'command', String(version)) },
    stream: streamName(category, id),
    version,
    position: position + BigInt(version),
  }));
}
