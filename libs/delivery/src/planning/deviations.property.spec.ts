import { describe, expect, it } from '@jest/globals';
import { DEVIATION, deviationCatalogue, deviationDecider, type KnownDeviation, PATHWAY } from '#domain';
import { openMemoryEventStore } from '#event-store/memory/index.js';
import { fold, instant, streamName, type StreamName, uuid } from '#kernel';
import { inventedId, StoredLog } from '#testing';
import { DeliveryWorld, TestClock } from '#testing/delivery/delivery-world.js';
import { recordPathways, stories } from '#testing/generators/index.js';
import fc from 'fast-check';
import { noteDeviation } from '../dispatch/note-deviation.js';
import { deviationsIn } from './deviation-reading.js';
import { DeviationPlanner } from './deviation-planner.js';

const NOW = instant('2026-09-01T08:00:00.000Z');
const LATER = instant('2030-01-01T08:00:00.000Z');

/** A log of pathways that has been read so far, with deviations in a log of their own. */
class Told {
  readonly log = new StoredLog();
  readonly world = new DeliveryWorld(openMemoryEventStore(), new TestClock(NOW));
  private read = 0;

  /** The processor hands over a page, by when the log has grown some way beyond it, by whole appends; a page may come twice. */
  async page(from: number, length: number, ahead: number, planner: DeviationPlanner): Promise<number> {
    const { events } = this.log;
    const to = Math.min(events.length, from + length);
    this.read = Math.max(this.read, Math.min(events.length, to + ahead));
    while (this.read < events.length && events[this.read]!.metadata.commandId === events[this.read - 1]?.metadata.commandId) this.read++;
    await planner.handle(events.slice(from, to));
    return to;
  }
  readonly readStream = (stream: StreamName) =>
    stream.startsWith(`${PATHWAY}-`)
      ? Promise.resolve(this.log.events.slice(0, this.read).filter((one) => one.stream === stream))
      : this.world.store.readStream(stream);

  async deviations(): Promise<ReadonlyMap<string, KnownDeviation>> {
    const states = (await this.world.streamsOf(DEVIATION, deviationCatalogue)).map((events) => fold(deviationDecider, events));
    return new Map(states.flatMap((one) => (one.is === 'none' ? [] : [[`${one.content.citizenId} ${one.content.kind} ${one.content.subjectId}`, one]])));
  }
  wanted() {
    const citizens = [0, 1, 2].map((n) => streamName(PATHWAY, inventedId('citizen', n)));
    return citizens.flatMap((stream) => deviationsIn(this.log.events.filter((one) => one.stream === stream), { versions: [] }));
  }
}

/** What is there is what the pathways say, and nothing else but what was over or was none. */
async function agree(told: Told, today: string): Promise<number> {
  const deviations = await told.deviations();
  const wanted = new Map(told.wanted().map((one) => [`${one.content.citizenId} ${one.content.kind} ${one.content.subjectId}`, one.content]));
  for (const [key, content] of wanted) {
    const { kind, since, facts, owner } = content;
    expect(deviations.get(key)).toMatchObject({ is: since <= today ? 'open' : 'expected', endedOn: null, content: { kind, since, facts, owner } });
  }
  for (const [key, { is, endedOn }] of deviations) if (!wanted.has(key)) expect(is === 'fell-away' || endedOn !== null).toBe(true);
  return wanted.size;
}

describe('DEV-1, DEV-2 whatever is recorded, corrected and taken back', () => {
  it('what is noted and expected is what the pathways say, however pages come, and comes true when its date does', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(stories, fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.nat(8), fc.boolean()), { minLength: 1 }), async (pathways, pages) => {
        const told = new Told();
        recordPathways(told.log, pathways);
        const { world } = told;
        const planner = new DeviationPlanner({ store: { ...world.store, readStream: told.readStream }, commands: world.commands, policies: world.policies });
        for (let from = 0, turn = 0; from < told.log.events.length; turn++) {
          const [length, ahead, twice] = pages[turn % pages.length]!;
          if (twice) await told.page(from, length, ahead, planner);
          from = await told.page(from, length, ahead, planner);
        }
        await agree(told, '2026-09-01');

        world.clock.moveTo(LATER);
        const note = noteDeviation({ ...world, store: { readStream: told.readStream } });
        for (const { id } of told.wanted()) {
          const [subject, nobody] = [streamName(DEVIATION, id), uuid(world.ids.next())];
          await note.handle({ id, subject, kind: 'deviation-begins', reference: id, lane: '', attempts: 0, setbacks: 0, correlationId: nobody, causeId: nobody });
        }
        seen += await agree(told, '2030-01-01');
      }),
      { numRuns: 30 },
    );
    expect(seen).toBeGreaterThan(10);
  });
});
