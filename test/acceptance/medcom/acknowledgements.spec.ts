import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dateInCopenhagen, derivedId, instantInCopenhagen, plainDate } from '#kernel';
import { eventually } from '#testing';
import { acknowledgement, type AcknowledgementOptions, testHospital } from '#testing/medcom/index.js';
import { sentAdvisory } from '../advisories/sent.js';
import { agreed, webhookTo } from '../agreements/agreed.js';
import { Inbox } from '../hard-cases/inbox.js';
import { manager, World } from '../hard-cases/world.js';

const region = { role: 'region', unit: 'testpartner', headers: { 'content-type': 'application/fhir+json', prefer: 'wait=10' } } as const;

let world: World;
let inbox: Inbox;
beforeAll(async () => {
  world = await World.at(instantInCopenhagen(plainDate('2026-11-06'), '10:00'), '71');
  inbox = await Inbox.open();
  const terms = agreed('testpartner', webhookTo(inbox), { acknowledgeWithin: { value: 1, unit: 'days' } });
  // What went out before the partner came to get MedCom messages is answered by the same unit afterwards.
  const medcom = { kind: 'fhir', endpoint: 'https://partner.example/fhir', sor: testHospital.sor, gln: testHospital.gln };
  const agreement = await world.record('/api/agreements', { ...terms, channel: medcom }, manager);
  await world.record(`/api/agreements/${agreement}/revisions`, terms, manager);
});
afterAll(() => Promise.all([world.service.stop(), inbox.close()]));

/** An advisory that has gone out: its path, and its citizen's tasks. */
async function sent() {
  const { id, path, citizenId } = await sentAdvisory(world, inbox);
  const row = () => world.pathway(path);
  const tasks = async () => (await world.items(`/api/follow-ups?citizenId=${citizenId}&state=open`)).map(({ kind, reason }: Record<string, string>) => `${kind} ${reason}`);
  return { id, row, tasks };
}
const send = (options: AcknowledgementOptions) => world.service.client.post('/fhir/$process-message', acknowledgement(options), region);

describe('an Acknowledgement that a partner sends', () => {
  it('is taken without an answer, and shows that the partner’s system holds the advisory', async () => {
    const { id, row } = await sent();
    const answer = await send({ answers: id });
    expect([answer.status, answer.text]).toEqual([204, '']);
    await eventually('the advisory is shown as delivered', async () => (await row()).state === 'delivered', 30_000);
    const head = await world.service.store.head();
    expect((await send({ answers: id })).status).toBe(204);
    expect(await world.service.store.head()).toBe(head);
  });

  it('turns the advisory down for good, and somebody gets a task', async () => {
    const { id, row, tasks } = await sent();
    expect((await send({ answers: id, code: 'fatal-error', issues: ['MSG_VALUESET_VALUE_UNKNOWN'] })).status).toBe(204);
    await eventually('the advisory is shown as turned down', async () => (await row()).state === 'turned-down', 30_000);
    expect(await row()).toMatchObject({ lastFailure: { why: 'rejected', code: 'MSG_VALUESET_VALUE_UNKNOWN' } });
    await eventually('somebody is to see to it', async () => (await tasks()).includes('advisory-escalated advisory-turned-down'), 30_000);
  });

  it('turns the advisory down for now, and it is sent again under the same id', async () => {
    const { id, row } = await sent();
    expect((await send({ answers: id, code: 'transient-error', issues: ['MSG_Mailbox_Out_Of_Operation'] })).status).toBe(204);
    await eventually('the advisory waits for another attempt', async () => (await row()).state === 'failed', 30_000);
    world.clock.moveTo(instantInCopenhagen(dateInCopenhagen(world.clock.now()), '23:00'));
    await eventually('it was sent again', async () => (await row()).attempts === 2, 30_000);
  });

  it('that matches nothing is taken without an answer', async () => {
    expect((await send({ answers: derivedId('no advisory') })).status).toBe(204);
  });

  it('that does not say what it answers is no message, and nothing of it is repeated', async () => {
    const message = acknowledgement() as { entry?: { resource?: { response?: { identifier: string } } }[] };
    message.entry![0]!.resource!.response!.identifier = 'Plantet navn';
    const answer = await world.service.client.post('/fhir/$process-message', message, region);
    expect(answer.status).toBe(400);
    expect(answer.body.resourceType).toBe('OperationOutcome');
    expect(answer.text).not.toContain('Plantet');
  });
});
