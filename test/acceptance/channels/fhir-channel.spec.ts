import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Bundle, Communication, Encounter, MessageHeader, Patient, Provenance } from 'fhir/r4.js';
import { addDays, dateInCopenhagen, instantInCopenhagen, plainDate, uuid } from '#kernel';
import { careCommunicationThread } from '#medcom';
import { eventually } from '#testing';
import { named } from '#testing/given-when-then/invented.js';
import { conformanceChecker, errorsIn } from '#testing/medcom/conformance/index.js';
import { acknowledgement, type AcknowledgementOptions, careCommunication, hospitalNotification, testEpisodeId, testHospital } from '#testing/medcom/index.js';
import { describeWithMedcomData } from '#testing/medcom/published/medcom-data.js';
import { swept } from '#testing/service/index.js';
import { agreed } from '../agreements/agreed.js';
import { atBotilbud, botilbud, manager, World } from '../hard-cases/world.js';
import { CREDENTIAL, FhirPartner, resource } from './fhir-partner.js';

const region = { role: 'region', unit: 'sygehus-eksempel', headers: { 'content-type': 'application/fhir+json', prefer: 'wait=10' } } as const;
const escalateTo = { unit: 'voksen', workerId: named('contact for what does not arrive') };

let world: World;
let partner: FhirPartner;
let citizens = 0;
beforeAll(async () => {
  partner = await FhirPartner.open();
  world = await World.at(instantInCopenhagen(plainDate('2026-11-06'), '10:00'), '45', await partner.environment('621'));
  const channel = { kind: 'fhir', endpoint: partner.endpoint, sor: testHospital.sor, gln: testHospital.gln, credential: CREDENTIAL };
  const basis = { law: 'PSL-13c', necessity: 'Sammenhæng ved udskrivning' };
  const terms = (trigger: string, dataCategories: readonly string[]) =>
    agreed(region.unit, channel, { partner: { id: region.unit, name: testHospital.name }, trigger, acknowledgeWithin: { value: 1, unit: 'working-days' }, escalateTo, basis: { ...basis, dataCategories } });
  await world.record('/api/agreements', terms('botilbud-discharge', ['identification', 'discharge-date', 'destination']), manager);
  await world.record('/api/agreements', terms('coordination', ['identification', 'arrangement']), manager);
});
afterAll(async () => {
  await world.service.stop();
  await partner.close();
});

const inDays = (days: number) => addDays(dateInCopenhagen(world.clock.now()), days);
const hand = (message: Bundle) => world.service.client.post('/fhir/$process-message', message, region);
const acknowledge = async (options: AcknowledgementOptions) => expect((await hand(acknowledgement(options))).status).toBe(204);
const idOf = (message: Bundle) => resource<MessageHeader>(message, 'MessageHeader')!.id!;
const said = (message: Bundle) => resource<Communication>(message, 'Communication')!;
const linesOf = (message: Bundle) => said(message).payload!.at(-1)!.contentString!.split('\n');
const shown = (id: string, state: string) =>
  eventually(`the advisory is shown as ${state}`, async () => (await world.pathway(`/api/advisories/${id}`)).state === state, 30_000);

interface Task {
  readonly kind: string;
  readonly state: string;
}
/** Those that ask to see to an advisory. */
const escalated = async (tasks: () => Promise<readonly Task[]>) => (await tasks()).filter(({ kind }) => kind === 'advisory-escalated');

/** A citizen with a §107 stay, and a CPR that the test knows. */
async function resident() {
  const cpr = `01016074${String(citizens++).padStart(2, '0')}`;
  const id = await world.record('/api/citizens', { cpr, givenName: 'Testborger', familyName: 'Eksempel' });
  const pathway = `/api/pathways/${id}`;
  await world.record(`${pathway}/opening`, { on: '2026-09-01', inquirySource: 'region', coordinator: { workerId: named('coordinator of those told by FHIR'), unit: 'voksen' } });
  await world.record(`${pathway}/visitations`, { section: 'SEL-107', from: '2026-09-01', to: null });
  const stayId = await world.record(`${pathway}/stays`, { section: 'SEL-107', on: '2026-09-01', tilbudId: botilbud }, atBotilbud);
  const plan = (date: string) => world.put(`${pathway}/stays/${stayId}/planned-discharge`, { date, destination: 'own-home', causedBy: 'botilbud' });
  const tasks = (): Promise<readonly Task[]> => world.items(`/api/follow-ups?citizenId=${id}`);
  return { cpr, pathway, stayId, plan, tasks };
}

/** A citizen whose discharge the partner was told of, in a message that is shown as sent. */
async function told() {
  const citizen = await resident();
  await citizen.plan(inDays(3));
  const [message] = await partner.arrived(citizen.cpr, 1);
  await shown(idOf(message!), 'sent');
  return { ...citizen, message: message!, id: idOf(message!) };
}

describe('a partner that is told by FHIR', () => {
  it('gets a CareCommunication over mutual TLS under a token, and confirms it by an Acknowledgement', async () => {
    const { cpr, message, id, tasks } = await told();
    expect([...partner.certificates]).toEqual(['borgerforloeb']);
    expect(partner.tokensAsked).toBe(1);
    expect(resource<Patient>(message, 'Patient')).toMatchObject({ identifier: [{ value: cpr }], name: [{ family: 'Eksempel' }] });
    expect(said(message)).toMatchObject({ category: [{ coding: [{ code: 'discharge' }] }] });
    expect(linesOf(message)).toEqual(expect.arrayContaining(['Borgeren udskrives fra botilbud.', 'Udskrivningsdato: 9. november 2026']));

    const { acknowledgeBy } = await world.pathway(`/api/advisories/${id}`);
    await acknowledge({ answers: id });
    await shown(id, 'delivered');
    const { items } = await world.pathway(`/api/advisories/${id}/log`);
    expect(items.at(-1)).toMatchObject({ type: 'AdvisoryDelivered', facts: { confirms: true }, by: { role: 'region' } });
    world.clock.moveTo(acknowledgeBy);
    await swept(world.service.client);
    expect(await escalated(tasks)).toEqual([]);
  });

  it('turns it down for good, and the one who was agreed on has a task', async () => {
    const { id, tasks } = await told();
    await acknowledge({ answers: id, code: 'fatal-error', issues: ['MSG_VALUESET_VALUE_UNKNOWN'] });
    await shown(id, 'turned-down');
    expect(await world.pathway(`/api/advisories/${id}`)).toMatchObject({ lastFailure: { why: 'rejected', code: 'MSG_VALUESET_VALUE_UNKNOWN' } });
    await eventually('somebody is to see to it', async () => (await escalated(tasks)).length > 0, 30_000);
    expect(await escalated(tasks)).toMatchObject([{ reason: 'advisory-turned-down', state: 'open', owner: escalateTo }]);
  });

  it.each(['acknowledgement', 'answer in writing'])('confirms it late by an %s: the task that its silence had asked for falls away', async (by) => {
    const { cpr, id, tasks } = await told();
    world.clock.moveTo((await world.pathway(`/api/advisories/${id}`)).acknowledgeBy);
    await eventually('somebody is to see to it', async () => (await escalated(tasks))[0]?.state === 'open', 30_000);
    const reply = { name: cpr, cpr, activity: 'reply-message', thread: careCommunicationThread(uuid(id)), answers: id } as const;
    const answer = await hand(by === 'acknowledgement' ? acknowledgement({ answers: id }) : careCommunication(reply));
    expect(answer.status).toBe(by === 'acknowledgement' ? 204 : 200);
    await eventually('the task has fallen away', async () => (await escalated(tasks))[0]?.state === 'cancelled', 30_000);
    expect(await escalated(tasks)).toMatchObject([{ reason: 'advisory-not-acknowledged', outcome: 'advisory-confirmed', owner: escalateTo }]);
    const read = async () => (await tasks()).filter(({ kind, state }) => kind === 'answer-reading' && state === 'open');
    await eventually('what was written is to be read', async () => (await read()).length === (by === 'acknowledgement' ? 0 : 1), 30_000);
  });

  it('is told of a postponement, and of the withdrawal after it, by replies on the same thread', async () => {
    const { cpr, pathway, stayId, message, id, plan } = await told();
    await acknowledge({ answers: id });
    await plan(inDays(5));
    const [, moved] = await partner.arrived(cpr, 2);
    await shown(idOf(moved!), 'sent');
    await world.delete(`${pathway}/stays/${stayId}/planned-discharge?causedBy=botilbud`);
    const [, , withdrawn] = await partner.arrived(cpr, 3);
    const replies = [moved!, withdrawn!];
    expect(replies.map((reply) => said(reply).identifier)).toEqual([said(message).identifier, said(message).identifier]);
    expect(replies.map((reply) => activityOf(reply))).toEqual(['reply-message', 'reply-message']);
    expect(replies.map((reply) => linesOf(reply)[0])).toEqual([
      'Vi retter, hvad vi har skrevet om udskrivning fra botilbud. Nu gælder:',
      'Vi trækker tilbage, hvad vi har skrevet om udskrivning fra botilbud. Det gælder ikke.',
    ]);
    expect(new Set([message, ...replies].map(idOf)).size).toBe(3);
  });

  it('gets the hospital’s own episode back, as an Encounter, in what is arranged with the ward', async () => {
    const { cpr, pathway } = await resident();
    expect((await hand(hospitalNotification({ cpr, stay: cpr }))).status).toBe(200);
    const { admissions } = await world.pathway(pathway);
    const on = inDays(0);
    await world.record(`${pathway}/network-meetings`, { on, date: inDays(4), time: '10:00', admissionId: admissions[0].admissionId });
    const [message] = await partner.arrived(cpr, 1);
    const encounter = resource<Encounter>(message!, 'Encounter');
    expect(encounter).toMatchObject({ class: { code: 'IMP' }, episodeOfCare: [{ identifier: { system: `https://sor2.sum.dsdn.dk/#id=${testHospital.sor}`, value: `urn:uuid:${testEpisodeId(cpr)}` } }] });
    expect(said(message!).encounter).toEqual({ reference: `Encounter/${encounter!.id}` });
    expect(said(message!).category).toMatchObject([{ coding: [{ code: 'carecoordination' }] }]);
  });
});

describeWithMedcomData('all that went out by FHIR, held against the profiles 5.0.2', () => {
  it('conforms', async () => {
    const { message } = await told();
    expect(partner.messages).toContain(message);
    for (const one of partner.messages) expect(errorsIn(conformanceChecker('carecommunication-5.0.2').check(one))).toEqual([]);
  });
});

/** What the message's own record says of it. */
function activityOf(message: Bundle): string | undefined {
  const own = message.entry!.flatMap(({ resource: one }) => (one?.resourceType === 'Provenance' ? [one as unknown as Provenance] : []));
  return own.find(({ target }) => target[0]?.reference === `MessageHeader/${idOf(message)}`)?.activity?.coding?.[0]?.code;
}
