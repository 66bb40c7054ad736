import { beforeEach, describe, expect, it } from '@jest/globals';
import { type CommandBus } from '@nestjs/cqrs';
import { type CorrectTilbudEntries, defaultPolicy, type TilbudCommand } from '#domain';
import { derivedId, type DomainEvent, instant, type MunicipalityCode, plainDate, type Uuid } from '#kernel';
import { type Logger, Problem } from '#platform';
import { type Outcome, type PolicyBook } from '#processing';
import { manager, named } from '#testing/given-when-then/invented.js';
import { DecideOnPathway } from '../commands/decide-on-pathway.js';
import { DecideOnTilbud } from '../commands/decide-on-tilbud.js';
import { Recorder } from '../commands/recorder.js';
import { type ViewWait } from '../commands/view-wait.js';
import { type Asking } from '../request/asking.js';
import { Places } from './places.js';

const refusal = { rule: 'STAY-1', reason: 'overlaps-stay', text: 'Another stay', facts: {} };
const accepted = (...events: readonly unknown[]): Outcome<DomainEvent> => ({ status: 'accepted', version: 1, position: 1n, events: events as readonly DomainEvent[] });
const refused: Outcome<DomainEvent> = { status: 'refused', refusal };
const started = { type: 'StayStarted', data: {} };
const reserved = { type: 'PlaceReserved', data: { reservationId: named('reservation'), placeId: named('place') } };

type Told = Outcome<DomainEvent> | Error;
let answers: { considered: Told; held: Told; started: Told; released: Told };
let asked: string[];
let atTilbud: (TilbudCommand | CorrectTilbudEntries)[];
let onPathway: object[];
let warnings: number;
let places: Places;
beforeEach(() => {
  answers = { considered: accepted(started), held: accepted(reserved), started: accepted(started), released: accepted() };
  [asked, atTilbud, onPathway, warnings] = [[], [], [], 0];
  const tell = (what: keyof typeof answers): Promise<Outcome<DomainEvent>> => {
    asked.push(what);
    const answer = answers[what];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const bus = {
    execute: (command: unknown) => {
      if (command instanceof DecideOnTilbud) {
        atTilbud.push(command.command);
        return tell(command.command.type === 'ReleaseReservation' ? 'released' : 'held');
      }
      if (!(command instanceof DecideOnPathway)) throw new Error('another command');
      if (!command.given.onlyConsider) onPathway.push(command.command);
      return tell(command.given.onlyConsider ? 'considered' : 'started');
    },
  } as unknown as CommandBus;
  const recorder = new Recorder(bus, { after: () => Promise.resolve(false) } as unknown as ViewWait);
  const policies = { now: () => Promise.resolve({ on: () => defaultPolicy }) } as unknown as PolicyBook;
  const logger = { warn: () => warnings++ } as unknown as Logger;
  let ids = 0;
  places = new Places(bus, recorder, policies, { now: () => instant('2026-11-22T11:00:00Z') }, { next: () => derivedId('id', String(ids++)) }, logger);
});

const asking: Asking = {
  actor: manager,
  municipality: '999' as MunicipalityCode,
  commandId: named('command'),
  correlationId: named('correlation'),
  fingerprint: 'print',
  expectedVersion: undefined,
  waitMs: undefined,
};
const command = { type: 'StartStay', stayId: named('stay'), section: 'SEL-107', on: plainDate('2026-11-22'), tilbudId: named('tilbud') } as const;
const wish = { kind: 'ordinary', section: 'SEL-107', needs: undefined, until: undefined, reservationId: undefined, overOccupancy: undefined } as const;
const start = (more: { reservationId?: Uuid; ended?: { on: ReturnType<typeof plainDate>; destination: 'own-home' } } = {}) => {
  const { reservationId, ended } = more;
  return places.startStay(named('citizen'), ended ? { ...command, ended } : command, { ...wish, reservationId }, asking);
};

describe('starting a stay on a place', () => {
  it('holds a place, then starts the stay on it', async () => {
    await start();
    expect(asked).toEqual(['considered', 'held', 'started']);
    expect(atTilbud).toMatchObject([{ type: 'ReservePlace', stayId: command.stayId, from: command.on, until: null, holdUntil: '2026-11-22T11:30:00.000Z' }]);
    expect(onPathway).toEqual([{ ...command, reservationId: named('reservation'), placeId: named('place') }]);
  });

  it('says of a stay that it is over when it is recorded', async () => {
    await start({ ended: { on: plainDate('2026-11-22'), destination: 'own-home' } });
    expect(atTilbud).toMatchObject([{ from: '2026-11-22', until: '2026-11-22', over: true }]);
  });

  it('makes use of what was booked', async () => {
    answers.held = accepted({ type: 'ReservationClaimed', data: { reservationId: named('booking') } });
    await start({ reservationId: named('booking') });
    expect(atTilbud).toMatchObject([{ type: 'ClaimReservation', reservationId: named('booking') }]);
    expect(onPathway).toEqual([{ ...command, reservationId: named('booking') }]);
  });

  it('asks for no place when the pathway would refuse the stay', async () => {
    answers.considered = refused;
    await expect(start()).rejects.toMatchObject({ kind: 'refused', details: { reason: 'overlaps-stay' } });
    expect(asked).toEqual(['considered']);
  });

  it('asks for no place when the stay had been started under the same id', async () => {
    answers.considered = { status: 'repeated', version: 4, position: 9n };
    expect(await start()).toMatchObject({ body: { id: command.stayId, version: 4 } });
    expect(asked).toEqual(['considered']);
  });

  it('starts no stay when there is no place', async () => {
    answers.held = { status: 'refused', refusal: { ...refusal, rule: 'STAY-2', reason: 'no-free-place' } };
    await expect(start()).rejects.toMatchObject({ details: { rule: 'STAY-2' } });
    expect(asked).toEqual(['considered', 'held']);
  });

  it.each<[string, Outcome<DomainEvent>]>([
    ['refused', refused],
    ['faster by others', { status: 'conflict', actual: 3 }],
  ])('gives the place back when the stay is %s after all', async (_why, outcome) => {
    answers.started = outcome;
    await expect(start()).rejects.toThrow(Problem);
    expect(asked).toEqual(['considered', 'held', 'started', 'released']);
    expect(atTilbud[1]).toEqual({ type: 'ReleaseReservation', reservationId: derivedId('reservation', asking.commandId), because: 'stay-refused' });
  });

  it('answers the same when the place cannot be given back: it falls back by itself', async () => {
    answers.started = refused;
    answers.released = new Error('the log is away');
    await expect(start()).rejects.toMatchObject({ details: { reason: 'overlaps-stay' } });
    expect(warnings).toBe(1);
  });

  it('leaves the place alone when it is not known what came of the stay', async () => {
    answers.started = new Error('no answer');
    await expect(start()).rejects.toThrow('no answer');
    expect(asked).toEqual(['considered', 'held', 'started']);
  });

  it('leaves alone what another request of the same holds', async () => {
    answers.held = accepted();
    answers.started = refused;
    await expect(start()).rejects.toThrow(Problem);
    expect(asked).toEqual(['considered', 'held', 'started']);
  });
});
