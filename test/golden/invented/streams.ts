import fc from 'fast-check';
import { PATHWAY } from '#domain';
import { addDays, type AnyEventDefinition, type DomainEvent, EntryCorrected, EntryRetracted, plainDate, type Uuid } from '#kernel';
import { play } from '#testing/generators/play.js';
import { steps } from '#testing/generators/steps.js';
import { type Category } from '../categories.js';
import { correctedStream } from './corrections.js';
import { inventedData, inventedPersonal } from './sample.js';

/** How many pathways are played to choose from. */
const PLAYED = 1500;

/** The events of a stream, given the id that the one at a place has. */
export type InventedStream = (entryAt: (place: number) => Uuid) => readonly DomainEvent[];

/**
 * Streams of a category in which the wanted types of event occur: pathways as they may be lived, as few and as short as
 * possible; of what is left, and of the other categories, one stream by shape, in the order in which the events are defined.
 */
export function inventedStreams({ category, catalogue }: Category, wanted: ReadonlySet<string>): readonly InventedStream[] {
  const lived = category === PATHWAY ? livedStreams(wanted) : [];
  const corrections = catalogue.types.some((type) => wanted.has(type) && areCorrections.has(type)) ? [correctedStream] : [];
  const seen = new Set([...areCorrections, ...lived.flatMap((events) => events.map(({ type }) => type))]);
  const left = catalogue.types.filter((type) => wanted.has(type) && !seen.has(type)).map((type) => catalogue.definition(type)!);
  const whole = lived.map((events) => events.map((event) => withPersonal(event, catalogue.definition(event.type)!)));
  return [...whole.map((events) => () => events), ...corrections, ...(left.length > 0 ? [() => byShape(left)] : [])];
}

const areCorrections: ReadonlySet<string> = new Set([EntryCorrected.type, EntryRetracted.type]);

/** A pathway at a time, the one that has most of what is still wanted for its length, up to the last event that is wanted. */
function livedStreams(wanted: ReadonlySet<string>): readonly (readonly DomainEvent[])[] {
  const played = fc.sample(steps, { seed: 20_260_105, numRuns: PLAYED }).map((asked) => play(asked).history);
  const missing = new Set(wanted);
  const chosen: (readonly DomainEvent[])[] = [];
  for (;;) {
    const [best] = played.flatMap((history) => prefixes(history, missing)).sort((a, b) => b.worth - a.worth);
    if (!best) return chosen;
    chosen.push(best.events);
    for (const { type } of best.events) missing.delete(type);
  }
}

function prefixes(history: readonly DomainEvent[], missing: ReadonlySet<string>): readonly { readonly events: readonly DomainEvent[]; readonly worth: number }[] {
  const found = new Set<string>();
  return history.flatMap(({ type }, at) => {
    if (!missing.has(type) || found.has(type)) return [];
    found.add(type);
    // A stream costs something, too: what is told of a citizen before anything happens.
    return [{ events: history.slice(0, at + 1), worth: found.size / (at + 8) }];
  });
}

function byShape(definitions: readonly AnyEventDefinition[]): readonly DomainEvent[] {
  return definitions.map((definition, at) => {
    const on = addDays(plainDate('2026-01-05'), at);
    return withPersonal(definition.of(inventedData(definition, on), { on }), definition);
  });
}

function withPersonal(event: DomainEvent, definition: AnyEventDefinition): DomainEvent {
  const personal = event.personal ?? inventedPersonal(definition, event.effective);
  return personal === undefined ? event : { ...event, personal };
}
