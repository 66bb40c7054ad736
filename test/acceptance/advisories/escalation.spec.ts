import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FOLLOW_UP } from '#domain';
import { instantInCopenhagen, plainDate } from '#kernel';
import { eventually } from '#testing';
import { named } from '#testing/given-when-then/invented.js';
import { swept } from '#testing/service/index.js';
import { agreed, webhookTo } from '../agreements/agreed.js';
import { Inbox } from '../hard-cases/inbox.js';
import { manager, region, World } from '../hard-cases/world.js';
import { sentAdvisory } from './sent.js';

const caseworker = named('caseworker of the escalations');
const at = (date: string, time: string) => instantInCopenhagen(plainDate(date), time);

interface Task {
  readonly id: string;
  readonly kind: string;
  readonly reason: string;
  readonly due: string;
  readonly state: string;
  readonly owner: { readonly unit: string; readonly workerId: string | null };
  readonly outcome: string | null;
}

let world: World;
let inbox: Inbox;
beforeAll(async () => {
  world = await World.at(at('2026-11-05', '16:00'), '46');
  inbox = await Inbox.open();
  const terms = agreed(region.unit, webhookTo(inbox), { acknowledgeWithin: { value: 1, unit: 'working-days' }, escalateTo: { unit: 'voksen', workerId: caseworker } });
  await world.record('/api/agreements', terms, manager);
});
afterAll(() => Promise.all([world.service.stop(), inbox.close()]));

/** An advisory that has gone out at this hour: by when it is to be confirmed, and the tasks on account of it. */
async function sent() {
  const { path, citizenId } = await sentAdvisory(world, inbox);
  const { acknowledgeBy } = await world.pathway(path);
  const tasks = async (): Promise<readonly Task[]> =>
    ((await world.items(`/api/follow-ups?citizenId=${citizenId}`)) as readonly Task[]).filter(({ kind }) => kind === 'advisory-escalated');
  /** The one task, once it is in that state. */
  const task = async (state: string): Promise<Task> => {
    await eventually(`the task is ${state}`, async () => (await tasks())[0]?.state === state, 30_000);
    const [only, ...more] = await tasks();
    expect(more).toEqual([]);
    return only!;
  };
  return { path, acknowledgeBy, tasks, task };
}
const escalations = async ({ id }: Task) => (await world.service.events()).filter(({ stream, type }) => stream === `${FOLLOW_UP}-${id}` && type === 'FollowUpEscalated').length;

/** Nothing happens until an hour, and at that hour something does. */
async function notBefore(date: string, [before, then]: readonly [string, string], happened: () => Promise<boolean>): Promise<void> {
  world.clock.moveTo(at(date, before));
  await swept(world.service.client);
  expect(await happened()).toBe(false);
  world.clock.moveTo(at(date, then));
  await eventually(`it has happened at ${then} on ${date}`, happened, 30_000);
}

describe('an advisory that nobody confirms', () => {
  it('by Friday 16:00: a named person has a task that is due on Monday, and on Tuesday morning whoever the policy names', async () => {
    const { acknowledgeBy, tasks, task } = await sent();
    expect(acknowledgeBy).toBe(at('2026-11-06', '16:00'));
    await notBefore('2026-11-06', ['15:58', '16:00'], async () => (await tasks()).length > 0);
    const open = await task('open');
    expect(open).toMatchObject({ reason: 'advisory-not-acknowledged', due: '2026-11-09', owner: { unit: 'voksen', workerId: caseworker } });
    await notBefore('2026-11-10', ['07:58', '08:00'], async () => (await escalations(open)) > 0);
  });

  it('by the afternoon before Easter: the task is due on the first working day after it', async () => {
    world.clock.moveTo(at('2027-03-23', '16:00'));
    const { acknowledgeBy, tasks, task } = await sent();
    expect(acknowledgeBy).toBe(at('2027-03-24', '16:00'));
    await notBefore('2027-03-24', ['15:58', '16:00'], async () => (await tasks()).length > 0);
    const open = await task('open');
    expect(open).toMatchObject({ due: '2027-03-30', owner: { workerId: caseworker } });
    await notBefore('2027-03-31', ['07:58', '08:00'], async () => (await escalations(open)) > 0);
  });
});

describe('a task because nobody confirmed an advisory', () => {
  it('falls away when the partner confirms after all', async () => {
    const { path, acknowledgeBy, task } = await sent();
    world.clock.moveTo(acknowledgeBy);
    await task('open');
    await world.record(`${path}/acknowledgement`, { answer: 'acknowledged' }, region);
    expect(await task('cancelled')).toMatchObject({ outcome: 'advisory-confirmed' });
  });

  it('stays where a person has ended it', async () => {
    const { path, acknowledgeBy, task } = await sent();
    world.clock.moveTo(acknowledgeBy);
    const { id } = await task('open');
    await world.record(`/api/follow-ups/${id}/completion`, { outcome: 'partner-informed' });
    await world.record(`${path}/acknowledgement`, { answer: 'acknowledged' }, region);
    await world.settled('plan-follow-ups');
    expect(await task('completed')).toMatchObject({ outcome: 'partner-informed' });
  });
});
