import { describe, expect, it } from '@jest/globals';
import { fold, instant, plainDate, uuid } from '#kernel';
import { AdvisoryStory, MONDAY, set } from '#testing/delivery/advisory-story.js';
import { given } from '#testing/given-when-then/index.js';
import { CoordinatorAssigned } from '../pathway/people/events.js';
import { DataBreachSuspected } from '../pathway/identity/events.js';
import { AcuteStayStarted } from '../pathway/stay/events.js';
import { defaultPolicy } from '../policy/policy.js';
import { noTilbud, type Reservation } from '../tilbud/state.js';
import { deviationChanges } from './changes.js';
import { deviationCatalogue, DeviationNoted } from './events.js';
import { deviationDecider } from './decide.js';
import { deviationId, deviationsOfAdvisory, deviationsOfPathway, deviationsOfTilbud } from './wanted.js';

const id = (letter: string) => uuid(`${letter.repeat(8)}-0000-4000-8000-000000000000`);
const [citizenId, stayId, tilbudId, workerId] = [id('c'), id('a'), id('d'), id('b')];
const on = (date: string) => ({ on: plainDate(date) });
const policies = { versions: [] };
const acute = AcuteStayStarted.of(
  {
    stayId,
    legalBasis: { law: 'SEL', section: '82c', validFrom: plainDate('2020-01-01'), validTo: null },
    ground: { kind: 'no-visitation-needed' },
    tilbudId,
  },
  on('2026-11-01'),
);
const coordinator = CoordinatorAssigned.of({ workerId, unit: 'voksenraadgivningen' }, on('2026-11-01'));

describe('the deviations that a pathway asks for', () => {
  it('are its breaches, of its coordinator, shown to whom the policy names', () => {
    const [overrun, ...rest] = deviationsOfPathway(given(coordinator, acute).state, citizenId, policies);
    expect(rest).toEqual([]);
    expect(overrun).toMatchObject({
      id: deviationId(citizenId, { kind: 'acute-stay-overrun', subjectId: stayId }),
      content: {
        rule: 'STAY-3',
        since: '2026-11-15',
        citizenId,
        tilbudId: null,
        owner: { unit: 'voksenraadgivningen', workerId },
        escalatedTo: defaultPolicy.followUps.escalateTo,
      },
    });
  });
  it('are nobody’s while there is no coordinator', () =>
    expect(deviationsOfPathway(given(acute).state, citizenId, policies)[0]!.content.owner).toEqual({ unit: 'unassigned', workerId: null }));
  it('are a possible breach of data security as well', () => {
    const suspected = DataBreachSuspected.of({ adoptionId: id('e'), recordedOn: id('f'), entries: 2 }, on('2026-11-03'));
    expect(deviationsOfPathway(given(suspected).state, citizenId, policies)).toMatchObject([
      { content: { kind: 'data-breach-suspected', subjectId: id('e'), since: '2026-11-03', facts: { recordedOn: id('f'), entries: 2 } } },
    ]);
  });
  it('can be stored and read', () => {
    const { content } = deviationsOfPathway(given(coordinator, acute).state, citizenId, policies)[0]!;
    const { type, schemaVersion, data } = DeviationNoted.of(content, on('2026-11-15'));
    expect(deviationCatalogue.read({ type, schemaVersion, data: JSON.parse(JSON.stringify(data)) as unknown }).data).toEqual(content);
    expect(fold(deviationDecider, [])).toEqual({ is: 'none' });
  });
  it('differ before and after what changes them, and only then', () => {
    const [before, after] = [given(coordinator), given(coordinator, acute)].map(({ state }) => deviationsOfPathway(state, citizenId, policies));
    expect(deviationChanges(before!, after!).map((change) => change.after?.content.since)).toEqual(['2026-11-15']);
    expect(deviationChanges(after!, before!)).toEqual([{ id: after![0]!.id, after: undefined }]);
    expect(deviationChanges(after!, after!)).toEqual([]);
  });
});

describe('the deviations that a tilbud asks for', () => {
  const taken = (change: Partial<Reservation>): Reservation => ({
    reservationId: id('e'),
    citizenId,
    formerly: [],
    stayId,
    kind: 'ordinary',
    needs: [],
    is: 'occupied',
    from: plainDate('2026-11-01'),
    until: null,
    placings: [{ placeId: null, from: plainDate('2026-11-01') }],
    holdUntil: null,
    booked: null,
    expected: null,
    vacatedOn: null,
    releasedBecause: null,
    placeless: 'acute-need',
    ...change,
  });
  it('are the tilbud’s own, about whoever has no place', () =>
    expect(deviationsOfTilbud({ ...noTilbud, reservations: [taken({})] }, tilbudId, policies)).toMatchObject([
      {
        id: deviationId(tilbudId, { kind: 'over-occupancy', subjectId: id('e') }),
        content: { rule: 'STAY-2', citizenId, tilbudId, owner: { unit: tilbudId, workerId: null }, escalatedTo: null },
      },
    ]));
  it('are none where everybody has a place', () => {
    const placings = [{ placeId: id('f'), from: plainDate('2026-11-01') }] as const;
    expect(deviationsOfTilbud({ ...noTilbud, reservations: [taken({ placings, placeless: null })] }, tilbudId, policies)).toEqual([]);
  });
});

describe('the deviation that an advisory is evidence of', () => {
  const story = new AdvisoryStory();
  const late = story.changed(set('2026-11-06')).plan!.id;
  it('is notice shorter than agreed, of whom the agreement names', () =>
    expect(deviationsOfAdvisory(story.advisory(late), late)).toMatchObject([
      {
        content: {
          kind: 'notice-too-short',
          rule: 'DIS-1',
          subjectId: late,
          since: '2026-11-02',
          facts: { dischargeOn: '2026-11-06', lateByDays: 3, causedBy: 'region' },
          owner: story.advisory(late).content.escalateTo,
        },
      },
    ]));
  it('is none where notice is as agreed, or where nothing went out', () => {
    const other = new AdvisoryStory();
    const inTime = other.changed(set('2026-11-20'), instant('2026-11-02T07:00:00.000Z')).plan!.id;
    expect(deviationsOfAdvisory(other.advisory(inTime), inTime)).toEqual([]);
    const short = other.changed(set('2026-11-06'), MONDAY).plan!.id;
    other.changed(set('2026-11-25'), MONDAY);
    expect(other.advisory(short)).toMatchObject({ fate: 'replaced', possiblySentWhenStopped: false });
    expect(deviationsOfAdvisory(other.advisory(short), short)).toEqual([]);
    expect(deviationsOfAdvisory({ is: 'none' }, short)).toEqual([]);
  });
  it('stays when the partner has been told, whatever becomes of the discharge', () => {
    const told = new AdvisoryStory();
    const sent = told.changed(set('2026-11-06')).plan!.id;
    told.sent(sent).changed(set('2026-11-25'));
    expect(deviationsOfAdvisory(told.advisory(sent), sent)).toHaveLength(1);
  });
});
