import { describe, expect, it } from '@jest/globals';
import { type JsonObject, type Recorded, stateAsKnown, streamName, type Uuid } from '#kernel';
import { bostoetteStaff, caseworker, manager, named, ordinarily } from '#testing/given-when-then/index.js';
import { addPlace, bookPlace, followStay, putOnWaitingList, registerTilbud, releaseReservation, withdrawPlace } from '#testing/tilbud/index.js';
import { type CorrectTilbudEntries, type TilbudCommand } from './commands.js';
import { tilbudDecider } from './decide.js';
import { type TilbudEvent } from './events.js';
import { tilbudStream } from './on-entries.js';

/** What is recorded at a tilbud, command after command, as a manager asks unless somebody else does. */
class Entries {
  private constructor(
    private readonly recorded: readonly Recorded<TilbudEvent>[],
    private readonly actor = manager,
  ) {}
  static readonly none = new Entries([]);

  by(actor: typeof manager): Entries {
    return new Entries(this.recorded, actor);
  }
  judge(command: TilbudCommand | CorrectTilbudEntries) {
    return tilbudStream.judge(command, this.recorded, { ...ordinarily, actor: this.actor });
  }
  then(...commands: readonly (TilbudCommand | CorrectTilbudEntries)[]): Entries {
    return commands.reduce<Entries>((entries, command) => {
      const decision = entries.judge(command);
      if (!decision.accepted) throw new Error(`${command.type}: ${decision.refusal.rule} ${decision.refusal.reason}`);
      const metadata = { recordedAt: ordinarily.now, actor: this.actor, municipality: ordinarily.municipality, commandId: named('c'), correlationId: named('c'), causationId: named('c') };
      const more = decision.events.map((event, place): Recorded<TilbudEvent> => {
        const version = entries.recorded.length + place;
        const stored = { id: named(`entry ${version}`), stream: streamName('tilbud', named('tilbud')), type: event.type, schemaVersion: event.schemaVersion, data: {} };
        return { event, stored: { ...stored, version, position: BigInt(version), metadata: { ...metadata, effective: event.effective } } };
      });
      return new Entries([...entries.recorded, ...more], entries.actor);
    }, this);
  }
  get state() {
    return stateAsKnown(tilbudDecider, this.recorded);
  }
  /** The last entry of a type. */
  entry(type: TilbudEvent['type']): Uuid {
    return this.recorded.findLast(({ event }) => event.type === type)!.stored.id;
  }
  change(type: TilbudEvent['type'], data: JsonObject): CorrectTilbudEntries {
    return { type: 'CorrectTilbudEntries', changes: [{ entry: this.entry(type), data }], retract: [], because: 'wrong-facts' };
  }
  retract(...types: readonly TilbudEvent['type'][]): CorrectTilbudEntries {
    return { type: 'CorrectTilbudEntries', changes: [], retract: types.map((type) => this.entry(type)), because: 'did-not-happen' };
  }
  answer(command: CorrectTilbudEntries): string {
    const decision = this.judge(command);
    return decision.accepted ? decision.events.map(({ type }) => type).join(' ') : `${decision.refusal.rule} ${decision.refusal.reason}`;
  }
}

const two = Entries.none.then(registerTilbud(), addPlace({ placeId: named('one') }), addPlace({ placeId: named('two'), properties: ['lift'] }));
const booked = two.then(bookPlace(), putOnWaitingList({ kind: 'akutplads' }));

describe('TIL-4 what was recorded wrongly at a tilbud', () => {
  it('is said anew: the place, the withdrawal, the booking, the waiting', () => {
    expect(two.then(two.change('PlaceAdded', { kind: 'akutplads' })).state.places[1]).toMatchObject({ placeId: named('two'), kind: 'akutplads', properties: ['lift'] });
    const withdrawn = two.then(withdrawPlace({ placeId: named('two') }));
    expect(withdrawn.then(withdrawn.change('PlaceWithdrawn', { from: '2027-02-01' })).state.places[1]).toMatchObject({ until: '2027-02-01' });
    expect(booked.then(booked.change('PlaceReserved', { until: '2027-01-01' })).state.reservations[0]).toMatchObject({ until: '2027-01-01', citizenId: named('citizen') });
    expect(booked.then(booked.change('WaitingListEntered', { since: '2026-10-01' })).state.waiting[0]).toMatchObject({ since: '2026-10-01' });
    expect(booked.then(booked.change('TilbudRegistered', { name: 'Et andet navn' })).state.registration).toMatchObject({ name: 'Et andet navn' });
  });
  it('is taken back, and that is taken back in turn', () => {
    const gone = booked.then(booked.retract('PlaceReserved', 'WaitingListEntered'));
    expect([gone.state.reservations, gone.state.waiting]).toEqual([[], []]);
    const back = gone.then(gone.retract('EntryRetracted'));
    expect(back.state).toEqual(booked.state);
    const calledOff = booked.then(releaseReservation());
    expect(calledOff.then(calledOff.retract('ReservationReleased')).state.reservations).toHaveLength(1);
  });
  it('changes nothing where it says the same', () => expect(booked.answer(booked.change('PlaceReserved', { until: null }))).toBe(''));

  it('leaves no entry that speaks of what is gone', () => {
    const onTwo = booked.then(booked.change('PlaceReserved', { placeId: named('two') }));
    expect(onTwo.state.reservations[0]?.placings).toEqual([{ placeId: named('two'), from: '2026-12-01' }]);
    expect(onTwo.answer(onTwo.retract('PlaceAdded'))).toBe('TIL-4 leaves-orphan');
    expect(onTwo.answer(onTwo.retract('PlaceAdded', 'PlaceReserved'))).toBe('EntryRetracted');
    expect(booked.answer(booked.retract('TilbudRegistered'))).toBe('TIL-4 leaves-orphan');
    expect(booked.answer(booked.change('PlaceReserved', { placeId: named('nowhere') }))).toBe('TIL-4 leaves-orphan');
  });
  it('breaks no rule that a decision would have kept', () => {
    const both = booked.then(bookPlace({ reservationId: named('other'), citizenId: named('other') }));
    expect(both.answer(both.change('PlaceReserved', { placeId: named('one') }))).toBe('TIL-4 breaks-rule');
    expect(booked.answer(booked.change('PlaceReserved', { until: '2026-12-01' }))).toBe('TIL-4 breaks-rule');
    expect(booked.answer(booked.change('WaitingListEntered', { since: '2026-11-23' }))).toBe('TIL-4 breaks-rule');
    const twice = booked.then(putOnWaitingList({ entryId: named('again'), kind: 'assessment' }));
    expect(twice.answer(twice.change('WaitingListEntered', { kind: 'akutplads' }))).toBe('TIL-4 breaks-rule');
    const withdrawn = two.then(withdrawPlace({ placeId: named('two') }));
    expect(withdrawn.answer(withdrawn.change('PlaceWithdrawn', { from: '2025-01-01' }))).toBe('TIL-4 breaks-rule');
    expect(booked.answer(booked.change('PlaceAdded', { from: '2027-06-01' }))).toBe('EntryCorrected');
    const onTwo = booked.then(booked.change('PlaceReserved', { placeId: named('two') }));
    expect(onTwo.answer(onTwo.change('PlaceAdded', { from: '2027-06-01' }))).toBe('TIL-4 breaks-rule');
  });
  it('keeps the ids that others know it by, and what an entry can say', () => {
    expect(booked.answer(booked.change('PlaceReserved', { citizenId: named('other') }))).toBe('TIL-4 id-changed');
    expect(two.answer(two.change('PlaceAdded', { placeId: named('other') }))).toBe('TIL-4 id-changed');
    expect(two.answer(two.change('PlaceAdded', { kind: 'castle' }))).toBe('TIL-4 does-not-fit');
  });
  it('is corrected with the stay where it follows from one', () => {
    const lived = booked.then(followStay({ stayId: named('stay'), citizenId: named('other'), reservationId: named('of the stay') }));
    expect(lived.answer(lived.retract('ReservationConfirmed'))).toBe('TIL-4 follows-a-stay');
    expect(lived.answer(lived.retract('PlaceReserved'))).toBe('TIL-4 leaves-orphan');
  });
  it('is corrected by a manager, bookings and waiting by the authority too', () => {
    expect(two.by(caseworker).answer(two.retract('PlaceAdded'))).toBe('TIL-4 not-who-corrects');
    expect(booked.by(caseworker).answer(booked.retract('PlaceReserved'))).toBe('EntryRetracted');
    expect(booked.by(bostoetteStaff).answer(booked.retract('PlaceReserved'))).toBe('TIL-4 not-who-corrects');
    const gone = two.then(two.retract('PlaceAdded'));
    expect(gone.by(caseworker).answer(gone.retract('EntryRetracted'))).toBe('TIL-4 not-who-corrects');
  });
  it('is named, is there, and counts', () => {
    const nothing: CorrectTilbudEntries = { type: 'CorrectTilbudEntries', changes: [], retract: [], because: 'wrong-facts' };
    expect(two.answer(nothing)).toBe('TIL-4 nothing-to-correct');
    expect(two.answer({ ...nothing, retract: [named('no entry')] })).toBe('TIL-4 no-such-entry');
    const gone = booked.then(booked.retract('PlaceReserved'));
    expect(gone.answer(gone.change('PlaceReserved', { until: null }))).toBe('TIL-4 entry-retracted');
    expect(gone.answer(gone.change('EntryRetracted', { because: 'wrong-date' }))).toBe('TIL-4 not-correctable');
  });
});
