import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateInCopenhagen, fold, idOf, readPublic, stateAsKnown, type StoredEvent, uuid, type Uuid } from '#kernel';
import { StoredLog } from '#testing';
import { recordPathways, stories } from '#testing/generators/index.js';
import { ordinarily } from '#testing/given-when-then/invented.js';
import { pathway } from '../pathway/pathway.js';
import { pathwayCatalogue } from '../pathway/events.js';
import { defaultPolicy } from '../policy/policy.js';
import { followUpDecider } from './decide.js';
import { type FollowUpEvent } from './events.js';
import { followUpId, planFollowUps } from './plan-follow-ups.js';
import { type AskedFollowUp, followUpsOf } from './wanted.js';

const askedBy = (stored: readonly StoredEvent[], citizenId: Uuid): readonly AskedFollowUp[] =>
  followUpsOf(stateAsKnown(pathway, stored.map((one) => readPublic(pathwayCatalogue, one))), citizenId, () => defaultPolicy);

/** Plans the follow-ups of a pathway as it is recorded, one command's entries after the other's. */
function tasksAlong(stored: readonly StoredEvent[], citizenId: Uuid): ReadonlyMap<string, readonly FollowUpEvent[]> {
  const tasks = new Map<string, readonly FollowUpEvent[]>();
  let asked = askedBy([], citizenId);
  stored.forEach((last, n) => {
    if (stored[n + 1]?.metadata.commandId === last.metadata.commandId) return;
    const before = asked;
    asked = askedBy(stored.slice(0, n + 1), citizenId);
    const learnedOn = dateInCopenhagen(last.metadata.recordedAt);
    for (const { id, command } of planFollowUps(before, asked, { citizenId, eventId: last.id, learnedOn })) {
      const past = tasks.get(id) ?? [];
      const decision = followUpDecider.decide(command, fold(followUpDecider, past), { ...ordinarily, today: learnedOn });
      if (!decision.accepted) throw new Error(`${command.type} was refused: ${decision.refusal.reason}`);
      tasks.set(id, [...past, ...decision.events]);
    }
  });
  return tasks;
}

describe('FUP-6 whatever happens on a pathway, is told late, corrected and taken back', () => {
  it('exactly what it asks for in the end is open, on the dates and with the owners that it asks for', () => {
    let [open, ended] = [0, 0];
    fc.assert(
      fc.property(stories, (told) => {
        const log = new StoredLog();
        recordPathways(log, told);
        for (const stream of new Set(log.events.map((one) => one.stream))) {
          const stored = log.events.filter((one) => one.stream === stream);
          const citizenId = uuid(idOf(stream));
          const tasks = [...tasksAlong(stored, citizenId)].map(([id, events]) => ({ id, task: fold(followUpDecider, events) }));
          const shown = tasks.flatMap(({ id, task }) => (task.is === 'open' ? [`${id} ${task.content.due} ${task.content.owner.unit}`] : []));
          const asked = askedBy(stored, citizenId);
          expect(new Set(asked.map(({ key }) => key)).size).toBe(asked.length);
          const wanted = asked.filter((one) => !one.ended);
          expect(shown.sort()).toEqual(wanted.map(({ key, due, owner }) => `${followUpId(citizenId, key)} ${due} ${owner.unit}`).sort());
          open += shown.length;
          ended += tasks.length - shown.length;
        }
      }),
      { numRuns: 25 },
    );
    // Stories in which nothing was to follow up, or nothing ended, would prove nothing.
    expect(open).toBeGreaterThan(100);
    expect(ended).toBeGreaterThan(100);
  });
});
