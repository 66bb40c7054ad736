import { beforeEach, describe, expect, it } from '@jest/globals';
import { type AgreementTerms, exampleAgreements, FOLLOW_UP, followUpCatalogue } from '#domain';
import { CprChanged, CitizenRegistered } from '#domain/pathway/citizen/events.js';
import { GuestIdentified, GuestRegistered } from '#domain/pathway/identity/events.js';
import { DischargePlanned } from '#domain/pathway/stay/events.js';
import { BEFORE_ALL, plainDate, type Uuid } from '#kernel';
import { DeliveryInMemory } from '#testing/delivery/delivery-in-memory.js';
import { FollowUpPlanner } from '../planning/follow-up-planner.js';

const terms = exampleAgreements(plainDate('2026-01-01'), () => 'https://partner.example/')[0]!;
const webhook = terms.channel;
const fhir = { kind: 'fhir', endpoint: 'https://partner.example/fhir', sor: '999999999999', gln: '5790000000005' } as const;
const person = { cpr: '0101609999', givenName: 'Testborger', familyName: 'Eksempel' };
let delivery: DeliveryInMemory;
beforeEach(() => {
  delivery = new DeliveryInMemory();
});

const only = async () => (await delivery.advisories()).at(-1)!;
/** A discharge of today, of whoever has a stay. */
async function leaves(citizenId: Uuid): Promise<void> {
  const { world } = delivery;
  const [stayId, planId] = [world.ids.next(), world.ids.next()];
  await world.happens(citizenId, DischargePlanned.of({ stayId, planId, date: world.inDays(1), destination: 'own-home', causedBy: 'botilbud' }, { on: world.today }));
  await delivery.planTwice();
  await delivery.dispatch();
}
async function citizen(cprKind: 'official' | 'replacement'): Promise<Uuid> {
  const citizenId = delivery.world.ids.next();
  await delivery.world.happens(citizenId, CitizenRegistered.of({ cprKind, addressProtected: false }, { on: delivery.world.today, personal: person }));
  return citizenId;
}
async function again(): Promise<void> {
  await delivery.planTwice();
  delivery.world.clock.pass(1000);
  await delivery.dispatch();
}
/** The state of each task, after a planner that has never seen the log. */
async function tasks(): Promise<readonly string[]> {
  const planner = new FollowUpPlanner(delivery.world);
  const types = ['AdvisoryEscalated', 'AdvisoryUnblocked', 'AdvisoryReplaced', 'AdvisoryWithdrawn'];
  const { events } = await delivery.world.store.readAll({ after: BEFORE_ALL, limit: 100, types });
  for (const event of events) await planner.handle([event]);
  const streams = await delivery.world.streamsOf(FOLLOW_UP, followUpCatalogue);
  return streams.map((stream) => stream.map(({ type, data }) => ('because' in data ? `${type} ${String(data.because)}` : type)).join(', '));
}
const agree = (changes: Partial<AgreementTerms>) => delivery.world.agree(changes);

describe('ADV-9 an advisory that nothing allows', () => {
  it('is blocked without a basis, with a task, and goes out under another advisory when a revision names one', async () => {
    const agreementId = await agree({ basis: { ...terms.basis, law: null } });
    await leaves(await citizen('official'));
    expect(await only()).toMatchObject({ fate: 'blocked', blockedBecause: 'no-basis', escalated: true });
    expect(await tasks()).toEqual(['FollowUpOpened']);
    await delivery.world.askAgreement(agreementId, 'ReviseAgreement', terms);
    await again();
    expect((await delivery.advisories()).map(({ fate }) => fate)).toEqual(['replaced', 'sent']);
    expect(await tasks()).toEqual(['FollowUpOpened, FollowUpCancelled advisory-stopped']);
  });

  it('is blocked as a MedCom message under a replacement number, and goes out when there is an official one', async () => {
    await agree({ channel: fhir });
    const citizenId = await citizen('replacement');
    await leaves(citizenId);
    expect(await only()).toMatchObject({ fate: 'blocked', blockedBecause: 'replacement-cpr' });
    await delivery.world.happens(citizenId, CprChanged.of({ cprKind: 'official' }, { on: delivery.world.today, personal: { cpr: '0101608888' } }));
    await delivery.planTwice();
    expect(await only()).toMatchObject({ fate: 'open', blockedBecause: null });
    expect(await tasks()).toEqual(['FollowUpOpened, FollowUpCancelled advisory-unblocked']);
  });

  it('goes out when the agreement comes to name a way that can carry it', async () => {
    const agreementId = await agree({ channel: fhir });
    await leaves(await citizen('replacement'));
    await delivery.world.askAgreement(agreementId, 'ReviseAgreement', { ...terms, channel: webhook });
    await again();
    expect(delivery.channel.told).toEqual([`discharge-planned ${delivery.world.inDays(1)}`]);
  });

  it('is blocked about a guest, and goes out when the guest is identified', async () => {
    await agree({});
    const citizenId = delivery.world.ids.next();
    await delivery.world.happens(citizenId, GuestRegistered.of({ because: 'not-known' }, { on: delivery.world.today }));
    await leaves(citizenId);
    expect(await only()).toMatchObject({ fate: 'blocked', blockedBecause: 'citizen-unknown' });
    await delivery.world.happens(citizenId, GuestIdentified.of({ cprKind: 'official', addressProtected: false }, { on: delivery.world.today, personal: person }));
    await again();
    expect((await only()).fate).toBe('sent');
  });

  it('stays blocked about a citizen who was erased', async () => {
    await agree({});
    const citizenId = await citizen('official');
    delivery.world.keys.keys.set(citizenId, 'destroyed');
    await leaves(citizenId);
    await again();
    expect(await only()).toMatchObject({ fate: 'blocked', blockedBecause: 'citizen-erased' });
    expect(delivery.channel.attempts).toEqual([]);
  });
});
