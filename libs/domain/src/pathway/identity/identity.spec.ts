import { describe, expect, it } from '@jest/globals';
import { corrected, plainDate, stateAsKnown, type Decision, type Recorded, type Uuid } from '#kernel';
import {
  basis,
  citizenRegistered,
  coordinatorAssigned,
  entryAt,
  given,
  guestIdentified,
  guestRegistered,
  identifyGuest,
  knownWorkerAssigned,
  named,
  ordinarily,
  pathwayClosed,
  pathwayOpened,
  recordedTogether,
  registerGuest,
  responsibilityAssigned,
  serviceStarted,
  stayStarted,
  visitationRegistered,
} from '#testing/given-when-then/index.js';
import { type PathwayEvent } from '../events.js';
import { pathwayStream } from '../on-entries.js';
import { pathway } from '../pathway.js';
import { type AdoptionReason } from './events.js';
import { entriesTogetherWith, movableEntries } from './movable.js';
import { MRG_2 } from './rules.js';

type Entries = readonly Recorded<PathwayEvent>[];
type Command = Parameters<typeof pathwayStream.judge>[0];

const [anna, other] = [named('citizen'), named('the same citizen')];
const opening = (on: string) => [pathwayOpened({ on }), coordinatorAssigned({ on })];

/** Registered, and opened in January; support under §85. */
const one = recordedTogether([citizenRegistered(), opening('2026-01-05'), visitationRegistered(), serviceStarted()]);
/** The same person, registered with a replacement number, opened in December; a §107 stay. */
const twin = on(other, [
  citizenRegistered({ cprKind: 'replacement' }),
  opening('2025-12-01'),
  visitationRegistered({ visitationId: named('visitation 107'), legalBasis: basis('SEL-107'), on: '2026-01-10', from: '2026-01-10' }),
  stayStarted({ on: '2026-01-10', ground: { kind: 'visitation', visitationId: named('visitation 107') } }),
  knownWorkerAssigned(),
]);

/** A recording of another citizen, whose entries have ids of their own. */
function on(citizen: string, appends: Parameters<typeof recordedTogether>[0]): Entries {
  return recordedTogether(appends).map(({ event, stored }) => {
    const { metadata } = stored;
    return { event, stored: { ...stored, id: idOn(citizen, stored.id), metadata: { ...metadata, commandId: idOn(citizen, metadata.commandId) } } };
  });
}
function idOn(citizen: string, id: Uuid): Uuid {
  return named(`${id} of ${citizen}`);
}

const judge = (command: Command, recorded: Entries) => pathwayStream.judge(command, recorded, ordinarily);
function adopting(from: Uuid, entries: Entries, recorded: Entries, because: AdoptionReason = 'same-person') {
  return judge({ type: 'AdoptEntries', adoptionId: named('adoption'), citizenId: anna, from, because, entries }, recorded);
}
function releasing(entries: Entries, recorded: Entries, because: AdoptionReason = 'same-person') {
  const ids = entries.map(({ stored }) => stored.id);
  return judge({ type: 'ReleaseEntries', adoptionId: named('adoption'), to: anna, because, entries: ids }, recorded);
}

/** The recording with what was decided behind it, recorded by one command. */
function then(recorded: Entries, decision: Decision<PathwayEvent>): Entries {
  if (!decision.accepted) throw new Error(`refused: ${decision.refusal.rule} ${decision.refusal.reason} ${JSON.stringify(decision.refusal.facts)}`);
  const { stored } = recorded.at(-1)!;
  const commandId = named(`behind ${stored.id}`);
  return [
    ...recorded,
    ...decision.events.map((event, place) => {
      const version = stored.version + 1 + place;
      const id = named(`behind ${stored.id} ${place}`);
      return { event, stored: { ...stored, id, type: event.type, version, position: BigInt(version), metadata: { ...stored.metadata, commandId } } };
    }),
  ];
}
const stateOf = (recorded: Entries) => stateAsKnown(pathway, recorded);
const refusalOf = (decision: Decision<PathwayEvent>) => (decision.accepted ? undefined : `${decision.refusal.rule} ${decision.refusal.reason}`);
const entryOf = (recorded: Entries, type: PathwayEvent['type']) => recorded.findLast(({ event }) => event.type === type)!.stored.id;

describe('MRG-1 merging two pathways of one person', () => {
  const merged = then(one, adopting(other, movableEntries(twin), one));

  it('reads as one pathway, open from the earlier opening on', () => {
    const { case: opened, services, stays, people, identity } = stateOf(merged);
    expect(opened.periods).toMatchObject([{ from: '2025-12-01', until: null }]);
    expect(people.coordinators).toMatchObject([{ from: '2025-12-01' }]);
    expect(services.services).toHaveLength(1);
    expect(stays.stays).toMatchObject([{ from: '2026-01-10', until: null }]);
    expect(identity.adoptions).toMatchObject([{ from: other, because: 'same-person' }]);
  });

  it('leaves nothing on the other, where nothing is recorded any more', () => {
    const left = then(twin, releasing(movableEntries(twin), twin));
    const { case: opened, stays, identity } = stateOf(left);
    expect({ periods: opened.periods, stays: stays.stays, mergedInto: identity.mergedInto }).toEqual({ periods: [], stays: [], mergedInto: anna });
    const opens = { type: 'OpenPathway', on: plainDate('2026-11-01'), inquirySource: 'citizen', coordinator: { workerId: named('c'), unit: 'u' } } as const;
    expect(refusalOf(judge(opens, left))).toBe('MRG-1 merged-already');
    expect(refusalOf(adopting(other, movableEntries(one), left))).toBe('MRG-1 merged-already');
  });

  it('done twice is done once', () => {
    expect(adopting(other, movableEntries(twin), merged)).toEqual({ accepted: true, events: [] });
    const left = then(twin, releasing(movableEntries(twin), twin));
    expect(releasing(movableEntries(twin), left)).toEqual({ accepted: true, events: [] });
  });

  it('is undone: both are as they were', () => {
    const undo = (recorded: Entries, type: PathwayEvent['type']) =>
      then(recorded, judge({ type: 'CorrectEntries', changes: [], retract: [entryOf(recorded, type)], because: 'merge-undone' }, recorded));
    expect(stateOf(undo(merged, 'EntriesAdopted'))).toEqual(stateOf(one));
    expect(stateOf(undo(then(twin, releasing(movableEntries(twin), twin)), 'CitizenMerged'))).toEqual(stateOf(twin));
  });

  it('is done again after it was undone', () => {
    const undone = then(merged, judge({ type: 'CorrectEntries', changes: [], retract: [entryOf(merged, 'EntriesAdopted')], because: 'merge-undone' }, merged));
    expect(stateOf(then(undone, adopting(other, movableEntries(twin), undone)))).toEqual(stateOf(merged));
  });

  it('opens a closed pathway again where the other one is open', () => {
    const closed = recordedTogether([citizenRegistered(), opening('2026-01-05'), pathwayClosed({ on: '2026-03-15' })]);
    const open = on(other, [citizenRegistered(), opening('2026-05-01')]);
    expect(stateOf(then(closed, adopting(other, movableEntries(open), closed))).case.periods).toMatchObject([
      { from: '2026-01-05', until: '2026-03-15' },
      { from: '2026-05-01', until: null },
    ]);
  });

  it('takes over everything where nothing had been opened yet', () => {
    const registeredOnly = recordedTogether([citizenRegistered()]);
    const { case: opened, stays } = stateOf(then(registeredOnly, adopting(other, movableEntries(twin), registeredOnly)));
    expect([opened.periods[0]?.from, stays.stays.length]).toEqual(['2025-12-01', 1]);
  });

  it('is refused where the two do not fit together, and nothing is merged', () => {
    const staying = recordedTogether([
      citizenRegistered(),
      opening('2026-01-05'),
      visitationRegistered({ visitationId: named('another visitation'), legalBasis: basis('SEL-107') }),
      stayStarted({ stayId: named('another stay'), ground: { kind: 'visitation', visitationId: named('another visitation') } }),
    ]);
    const decision = adopting(other, movableEntries(twin), staying);
    expect(refusalOf(decision)).toBe('MRG-1 breaks-rule');
    expect(decision).toMatchObject({ refusal: { facts: { rules: ['STAY-1'] } } });
  });

  it('is refused where an entry speaks of what is not there', () => {
    const stayOnly = movableEntries(twin).filter(({ event }) => event.type === 'StayStarted');
    expect(refusalOf(adopting(other, stayOnly, one))).toBe('MRG-1 leaves-orphan');
  });

  it('is refused with oneself, and with nobody', () => {
    expect(refusalOf(adopting(anna, movableEntries(twin), one))).toBe('MRG-1 same-pathway');
    expect(refusalOf(adopting(other, movableEntries(twin), []))).toBe('MRG-1 not-registered');
    expect(refusalOf(releasing([], []))).toBe('MRG-1 not-registered');
  });

  it('waits for what was recorded on the other meanwhile', () => {
    expect(refusalOf(releasing(movableEntries(twin).slice(0, -1), twin))).toBe('MRG-1 more-was-recorded');
  });
});

describe('MRG-2 an entry on the wrong citizen', () => {
  const wrong = entryOf(one, 'ServiceStarted');
  const right = on(other, [citizenRegistered(), opening('2026-01-05'), visitationRegistered()]);
  const moved = entriesTogetherWith([wrong], one)!;

  it('stands on the right one afterwards, as a possible breach of personal data security', () => {
    const { services, identity } = stateOf(then(right, judge(adoptCommand(moved), right)));
    expect(services.services).toMatchObject([{ from: '2026-02-01' }]);
    expect(identity.suspectedBreaches).toEqual([{ adoptionId: named('adoption'), recordedOn: anna, entries: 1, on: '2026-11-22' }]);
    expect(stateOf(then(one, releasing(moved, one, 'wrong-citizen'))).services.services).toEqual([]);
  });

  it('takes along what was recorded together with it', () => {
    const together = entriesTogetherWith([entryAt(1)], one);
    expect(together?.map(({ event }) => event.type)).toEqual(['PathwayOpened', 'CoordinatorAssigned']);
  });

  it('is refused as `no-such-entry` where there is none, or it was taken back', () => {
    expect(MRG_2.refusals['no-such-entry']).toBeDefined();
    expect(entriesTogetherWith([named('no entry')], one)).toBeUndefined();
    const back = then(one, judge({ type: 'CorrectEntries', changes: [], retract: [wrong], because: 'did-not-happen' }, one));
    expect(entriesTogetherWith([wrong], back)).toBeUndefined();
    expect(corrected(back).map(({ event }) => event.type)).not.toContain('ServiceStarted');
  });

  it('is refused for what belongs to the pathway itself', () => {
    const registration = one.slice(0, 1);
    expect(refusalOf(judge(adoptCommand(registration), right))).toBe('MRG-2 not-movable');
    expect(refusalOf(releasing(registration, one, 'wrong-citizen'))).toBe('MRG-2 not-movable');
  });

  it('is refused where others speak of it, or it speaks of what is not there', () => {
    const visitation = entriesTogetherWith([entryOf(one, 'VisitationRegistered')], one)!;
    expect(refusalOf(releasing(visitation, one, 'wrong-citizen'))).toBe('MRG-2 leaves-orphan');
    const unvisited = on(other, [citizenRegistered(), opening('2026-01-05')]);
    expect(refusalOf(judge(adoptCommand(moved), unvisited))).toBe('MRG-2 leaves-orphan');
  });

  it('is refused where it does not fit', () => {
    const later = on(other, [citizenRegistered(), opening('2026-06-01'), visitationRegistered({ on: '2026-02-01' })]);
    expect(refusalOf(judge(adoptCommand(moved), later))).toBe('MRG-2 breaks-rule');
  });

  function adoptCommand(entries: Entries): Command {
    return { type: 'AdoptEntries', adoptionId: named('adoption'), citizenId: other, from: anna, because: 'wrong-citizen', entries };
  }
});

describe('STAY-4 an anonymous guest', () => {
  const guest = [guestRegistered(), responsibilityAssigned()];
  const who = { cpr: '0101605999', givenName: 'Testborger', familyName: 'Eksempel' };

  it('has a pathway without a personnummer', () => {
    given().when(registerGuest()).then(guestRegistered({ on: '2026-11-22' }), responsibilityAssigned({ on: '2026-11-22' }));
    const { citizen, identity } = given(guest).state;
    expect([citizen.registered, identity.anonymous]).toEqual([true, true]);
  });

  it('becomes a citizen when it is known who it is', () => {
    given(guest).when(identifyGuest({ personal: who })).then(guestIdentified({ on: '2026-11-22', personal: who }));
    expect(given(guest, guestIdentified()).state.identity.anonymous).toBe(false);
  });

  it('is anonymous again when the identification is taken back', () => {
    const identified = recordedTogether([guest, guestIdentified()]);
    const back = then(identified, judge({ type: 'CorrectEntries', changes: [], retract: [entryAt(2)], because: 'identification-undone' }, identified));
    expect(stateOf(back).identity.anonymous).toBe(true);
  });

  it('is refused for a pathway that belongs to somebody', () => {
    given(citizenRegistered()).when(registerGuest()).refused('STAY-4', 'already-registered');
    given(citizenRegistered()).when(identifyGuest({ personal: who })).refused('STAY-4', 'not-anonymous');
    given(guest, guestIdentified()).when(identifyGuest({ personal: who })).refused('STAY-4', 'not-anonymous');
  });
});
