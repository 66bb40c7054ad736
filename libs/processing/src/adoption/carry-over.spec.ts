import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  type EntriesCommand,
  IDENTIFIER,
  identifierCatalogue,
  identifierDecider,
  PATHWAY,
  pathway,
  pathwayCatalogue,
  type PathwayCommand,
  pathwayStream,
} from '#domain';
import { openMemoryEventStore } from '#event-store/memory/index.js';
import { BEFORE_ALL, derivedId, fold, readPublic, stateAsKnown, streamName, type Uuid } from '#kernel';
import { PersonalSeal } from '#privacy';
import {
  assignKnownWorker,
  bostoetteWorker,
  caseworker,
  named,
  openPathway,
  ordinarily,
  registerCitizen,
  registerVisitation,
  startService,
} from '#testing/given-when-then/index.js';
import { KeysInMemory } from '#testing/privacy/keys-in-memory.js';
import { EventCodec } from '../codec/event-codec.js';
import { CommandHandler } from '../commands/command-handler.js';
import { type CommandMeta, type Outcome } from '../commands/command-request.js';
import { type Carriage, CarryOver, type CarryOverParts } from './carry-over.js';
import { adoptionCompleter } from './complete-adoptions.js';

const [anna, twin] = [named('anna'), named('anna again')];
const numbers = { [anna]: '0101605901', [twin]: '6101605902' };
const merge: Carriage = { adoptionId: named('adoption'), from: twin, to: anna, because: 'same-person' };

/** Two registrations of one person, in a log in memory. */
class World {
  readonly store = openMemoryEventStore();
  readonly keys = new KeysInMemory();
  readonly codec = new EventCodec(new PersonalSeal(this.keys));
  private readonly clock = { now: () => ordinarily.now };
  private readonly commands = new CommandHandler({ store: this.store, codec: this.codec, clock: this.clock });

  meta(id: string): CommandMeta {
    const commandId = derivedId('command', id);
    return { commandId, correlationId: commandId, causationId: commandId, actor: caseworker, municipality: ordinarily.municipality };
  }

  onPathway(citizenId: Uuid, command: PathwayCommand | EntriesCommand, meta: CommandMeta) {
    const stream = streamName(PATHWAY, citizenId);
    return this.commands.execute({ stream, decider: pathwayStream, catalogue: pathwayCatalogue, command, circumstances: () => ordinarily, meta, subject: citizenId });
  }

  onIdentifier: CarryOverParts['onIdentifier'] = (hash, command, meta) =>
    this.commands.execute({ stream: streamName(IDENTIFIER, hash), decider: identifierDecider, catalogue: identifierCatalogue, command, circumstances: () => ({}), meta });

  async record(citizenId: Uuid, ...commands: readonly PathwayCommand[]): Promise<void> {
    for (const [at, command] of commands.entries()) {
      const outcome = await this.onPathway(citizenId, command, this.meta(`${citizenId} ${command.type} ${at}`));
      if (outcome.status !== 'accepted') throw new Error(`${command.type}: ${JSON.stringify(outcome)}`);
    }
  }

  async begin(): Promise<this> {
    for (const citizenId of [anna, twin]) {
      const cpr = numbers[citizenId]!;
      await this.onIdentifier(cpr, { type: 'ClaimIdentifier', citizenId, on: ordinarily.today }, this.meta(`claim ${citizenId}`));
      await this.record(citizenId, registerCitizen({ personal: { cpr, givenName: 'Testborger', familyName: 'Eksempel' } }), openPathway({ on: '2026-01-05' }));
    }
    await this.record(twin, registerVisitation({ goals: 'Et opdigtet mål' }), startService());
    return this;
  }

  /** Carries over as a process that dies at a step; the step itself is not taken. */
  carryOver(diesAt = Number.POSITIVE_INFINITY): CarryOver {
    let steps = 0;
    const alive = <Answer>(step: () => Promise<Answer>): Promise<Answer> => (++steps >= diesAt ? Promise.reject(new Error('died')) : step());
    return new CarryOver({
      store: this.store,
      codec: this.codec,
      hashes: { identifier: (cpr) => cpr },
      clock: this.clock,
      onPathway: (...asked) => alive(() => this.onPathway(...asked)),
      onIdentifier: (...asked) => alive(() => this.onIdentifier(...asked)),
    });
  }

  /** What the processor of another process does with all that is in the log. */
  async completed(): Promise<void> {
    const completer = adoptionCompleter(this.carryOver(), this.store);
    const { events } = await this.store.readAll({ after: BEFORE_ALL, limit: 1_000, types: completer.types });
    await completer.handle(events, undefined as never, this.store);
  }

  async state(citizenId: Uuid) {
    const stored = await this.store.readStream(streamName(PATHWAY, citizenId));
    return stateAsKnown(pathway, stored.map((one) => readPublic(pathwayCatalogue, one)));
  }

  async ownerOf(cpr: string): Promise<Uuid | null> {
    const stored = await this.store.readStream(streamName(IDENTIFIER, cpr));
    return fold(identifierDecider, stored.map((one) => readPublic(identifierCatalogue, one).event)).citizenId;
  }

  /** All that can be seen of the two from outside. */
  async seen() {
    const [one, other] = [await this.state(anna), await this.state(twin)];
    return {
      services: [one.services.services.length, other.services.services.length],
      opened: [one.case.periods.length, other.case.periods.length],
      mergedInto: [one.identity.mergedInto, other.identity.mergedInto],
      owners: [await this.ownerOf(numbers[anna]!), await this.ownerOf(numbers[twin]!)],
    };
  }
}

const apart = { services: [0, 1], opened: [1, 1], mergedInto: [null, null], owners: [anna, twin] };
const together = { services: [1, 0], opened: [1, 0], mergedInto: [null, anna], owners: [anna, anna] };
const statusOf = ({ status }: Outcome<never>) => status;

describe('MRG-1 carrying a pathway over', () => {
  let world: World;
  beforeEach(async () => {
    world = await new World().begin();
  });

  it('gives the whole pathway and its personnumre to the one that goes on', async () => {
    expect(await world.seen()).toEqual(apart);
    expect(statusOf((await world.carryOver().carry(merge, undefined, world.meta('merge'))) as Outcome<never>)).toBe('accepted');
    expect(await world.seen()).toEqual(together);
  });

  it('seals what was said of the person under the key of the one that goes on', async () => {
    await world.carryOver().carry(merge, undefined, world.meta('merge'));
    world.keys.keys.set(twin, 'destroyed');
    const opened = await world.codec.open(pathwayCatalogue, await world.store.readStream(streamName(PATHWAY, anna)));
    expect(opened.find(({ event }) => event.type === 'VisitationRegistered')?.event.personal).toEqual({ goals: 'Et opdigtet mål' });
  });

  it('gives the same answer when it is asked again', async () => {
    const ask = () => world.carryOver().carry(merge, undefined, world.meta('merge'));
    const first = await ask();
    const head = await world.store.head();
    expect(await ask()).toMatchObject({ status: 'repeated', ...('version' in first ? { version: first.version } : {}) });
    expect(await world.store.head()).toBe(head);
  });

  it('takes along what is recorded on the other in between', async () => {
    const carryOver = new CarryOver({
      store: world.store,
      codec: world.codec,
      hashes: { identifier: (cpr) => cpr },
      clock: { now: () => ordinarily.now },
      onPathway: async (citizenId, command, meta) => {
        const outcome = await world.onPathway(citizenId, command, meta);
        if (command.type === 'AdoptEntries' && outcome.status === 'accepted' && (await world.state(twin)).people.knownWorkers.length === 0) {
          await world.record(twin, assignKnownWorker({ on: '2026-02-02', ...bostoetteWorker }));
        }
        return outcome;
      },
      onIdentifier: world.onIdentifier,
    });
    await carryOver.carry(merge, undefined, world.meta('merge'));
    expect(await world.seen()).toEqual(together);
    expect((await world.state(anna)).people.knownWorkers).toHaveLength(1);
    expect((await world.state(twin)).people.knownWorkers).toHaveLength(0);
  });

  it('is undone: both are as they were, and may be merged again', async () => {
    await world.carryOver().carry(merge, undefined, world.meta('merge'));
    await world.carryOver().undo(merge, world.meta('undo'));
    expect(await world.seen()).toEqual(apart);
    const again = { ...merge, adoptionId: named('adoption anew') };
    await world.carryOver().carry(again, undefined, world.meta('merge anew'));
    expect(await world.seen()).toEqual(together);
  });

  it('is not undone while something recorded since depends on it, and nothing changes', async () => {
    await world.carryOver().carry(merge, undefined, world.meta('merge'));
    const { serviceId } = (await world.state(anna)).services.services[0]!;
    await world.record(anna, { type: 'EndService', serviceId, on: ordinarily.today, reason: 'goals-met' });
    expect(await world.carryOver().undo(merge, world.meta('undo'))).toMatchObject({ status: 'refused', refusal: { rule: 'COR-1', reason: 'leaves-orphan' } });
    expect(await world.seen()).toEqual(together);
  });

  it.each([2, 3])('is completed by whoever comes after a process that died before step %i', async (step) => {
    await expect(world.carryOver(step).carry(merge, undefined, world.meta('merge'))).rejects.toThrow('died');
    await world.completed();
    expect(await world.seen()).toEqual(together);
    await world.completed();
    expect(await world.seen()).toEqual(together);
  });

  it.each([2, 3])('is undone to the end by whoever comes after a process that died before step %i', async (step) => {
    await world.carryOver().carry(merge, undefined, world.meta('merge'));
    await expect(world.carryOver(step).undo(merge, world.meta('undo'))).rejects.toThrow('died');
    await world.completed();
    expect(await world.seen()).toEqual(apart);
  });
});

describe('MRG-2 carrying single entries over', () => {
  it('moves them, and leaves the personnumre alone', async () => {
    const world = await new World().begin();
    await world.record(anna, registerVisitation({ visitationId: named('her own') }));
    const stored = await world.store.readStream(streamName(PATHWAY, anna));
    const wrong = stored.find(({ type }) => type === 'VisitationRegistered')!.id;
    const move: Carriage = { adoptionId: named('move'), from: anna, to: twin, because: 'wrong-citizen' };
    expect(await world.carryOver().carry(move, [wrong], world.meta('move'))).toMatchObject({ status: 'accepted' });
    expect((await world.state(anna)).services.visitations).toEqual([]);
    expect((await world.state(twin)).services.visitations).toHaveLength(2);
    expect(await world.seen()).toEqual(apart);
    expect(await world.carryOver().carry({ ...move, adoptionId: named('again') }, [wrong], world.meta('again'))).toMatchObject({
      status: 'refused',
      refusal: { rule: 'MRG-2', reason: 'no-such-entry' },
    });
  });
});
