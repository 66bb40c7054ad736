import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, canonicalJson, daysBetween, fold, idOf, laterOf, type PlainDate, plainDate, readPublic, stateAsKnown, type StoredEvent, uuid, type Uuid } from '#kernel';
import { StoredLog } from '#testing';
import { recordPathways, stories } from '#testing/generators/index.js';
import { ordinarily } from '#testing/given-when-then/invented.js';
import { pathway } from '../pathway/pathway.js';
import { pathwayCatalogue } from '../pathway/events.js';
import { defaultPolicy } from '../policy/policy.js';
import { followUpDecider } from './decide.js';
import { type FollowUpEvent } from './events.js';
import { followUpId, planFollowUps } from './plan-follow-ups.js';
import { FUP_1 } from './rules.js';
import { type AskedFollowUp, followUpsOf } from './wanted.js';

const askedBy = (stored: readonly StoredEvent[], citizenId: Uuid): readonly AskedFollowUp[] =>
  followUpsOf(stateAsKnown(pathway, stored.map((one) => readPublic(pathwayCatalogue, one))), citizenId, () => defaultPolicy);

/** What a pathway asks once one command's entries are recorded, and on which date that was. */
interface Recording {
  readonly asked: ReadonlyMap<string, AskedFollowUp>;
  readonly eventId: Uuid;
  readonly learnedOn: PlainDate;
}

/** A pathway as it is recorded, one command's entries after the other's, so many days after each other. */
function recordingsOf(stored: readonly StoredEvent[], citizenId: Uuid, waits: readonly number[]): readonly Recording[] {
  const lasts = stored.flatMap((one, n) => (stored[n + 1]?.metadata.commandId === one.metadata.commandId ? [] : [{ one, n }]));
  let learnedOn = plainDate('2026-01-05');
  return lasts.map(({ one, n }, turn) => {
    learnedOn = addDays(learnedOn, waits[turn % waits.length]!);
    const asked = askedBy(stored.slice(0, n + 1), citizenId);
    expect(new Set(asked.map(({ key }) => key)).size).toBe(asked.length);
    return { asked: new Map(asked.map((follow) => [follow.key, follow])), eventId: one.id, learnedOn };
  });
}

/** The tasks that there come to be, planned at each recording. */
function tasksAlong(recordings: readonly Recording[], citizenId: Uuid): ReadonlyMap<string, readonly FollowUpEvent[]> {
  const tasks = new Map<string, readonly FollowUpEvent[]>();
  recordings.forEach(({ asked, eventId, learnedOn }, n) => {
    const before = n === 0 ? askedBy([], citizenId) : [...recordings[n - 1]!.asked.values()];
    for (const { id, command } of planFollowUps(before, [...asked.values()], { citizenId, eventId, learnedOn })) {
      const past = tasks.get(id) ?? [];
      const decision = followUpDecider.decide(command, fold(followUpDecider, past), { ...ordinarily, today: learnedOn });
      if (decision.accepted) tasks.set(id, [...past, ...decision.events]);
      // What was too late to open cannot be ended or change hands either; nothing else is refused.
      else expect([command.type === 'PlanFollowUp', decision.refusal.rule]).toEqual([false, FUP_1.id]);
    }
  });
  return tasks;
}

/** The due date of a task that is asked for in the end, by rule FUP-7; undefined where it was too late for it from the beginning. */
function dueAtLast(key: string, recordings: readonly Recording[]): PlainDate | undefined {
  const askedAt = ({ asked }: Recording) => {
    const one = asked.get(key);
    return one && !one.ended ? one : undefined;
  };
  const since = recordings.slice(recordings.findLastIndex((one) => !askedAt(one)) + 1).map((one) => ({ due: askedAt(one)!.due, learnedOn: one.learnedOn }));
  const dated = since.filter(({ due }, n) => due !== since[n - 1]?.due);
  const inTime = dated.some(({ due, learnedOn }) => daysBetween(due, learnedOn) <= defaultPolicy.followUps.notOpenedAfterDays);
  const last = dated.at(-1);
  return inTime && last ? laterOf(last.due, last.learnedOn) : undefined;
}

/** How long it takes until something else is recorded: most of the time nothing, now and then weeks. */
const waits = fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(45) }), { minLength: 3, maxLength: 20 });

describe('FUP-6 whatever happens on a pathway, is told late, corrected and taken back', () => {
  it('exactly what it asks for in the end is open, on the dates and with the owners that it asks for; what is learned late as FUP-7 says', () => {
    const seen = { open: 0, ended: 0, late: 0, tooLate: 0 };
    fc.assert(
      fc.property(stories, waits, (told, pauses) => {
        const log = new StoredLog();
        recordPathways(log, told);
        for (const stream of new Set(log.events.map((one) => one.stream))) {
          const stored = log.events.filter((one) => one.stream === stream);
          const citizenId = uuid(idOf(stream));
          const recordings = recordingsOf(stored, citizenId, pauses);
          const tasks = [...tasksAlong(recordings, citizenId)].map(([id, events]) => ({ id, task: fold(followUpDecider, events) }));
          const shown = tasks.flatMap(({ id, task }) => (task.is === 'open' ? [`${id} ${task.content.due} ${canonicalJson(task.content.owner)}`] : []));
          const wanted = askedBy(stored, citizenId)
            .filter(({ ended }) => !ended)
            .map((one) => ({ ...one, dueAtLast: dueAtLast(one.key, recordings) }));
          const inTime = wanted.filter((one) => one.dueAtLast !== undefined);
          expect(shown.sort()).toEqual(inTime.map((one) => `${followUpId(citizenId, one.key)} ${one.dueAtLast} ${canonicalJson(one.owner)}`).sort());
          seen.open += shown.length;
          seen.ended += tasks.filter(({ task }) => task.is === 'completed' || task.is === 'cancelled').length;
          seen.late += inTime.filter((one) => one.dueAtLast !== one.due).length;
          seen.tooLate += wanted.length - inTime.length;
        }
      }),
      { numRuns: 50 },
    );
    // Stories in which nothing was to follow up, ended or learned late would prove nothing.
    expect(seen.open).toBeGreaterThan(100);
    expect(seen.ended).toBeGreaterThan(100);
    expect(seen.late).toBeGreaterThan(0);
    expect(seen.tooLate).toBeGreaterThan(0);
  });
});
