import { beforeEach, describe, expect, it } from '@jest/globals';
import { type AdvisoryBasis, categoriesOn, exampleAgreements } from '#domain';
import { CitizenDetailsChanged } from '#domain/pathway/citizen/events.js';
import { EntryRetracted, plainDate } from '#kernel';
import { DeliveryInMemory } from '#testing/delivery/delivery-in-memory.js';
import { type Resident } from '#testing/delivery/delivery-world.js';

const { basis } = exampleAgreements(plainDate('2026-01-01'), () => 'https://partner.example/')[0]!;
let delivery: DeliveryInMemory;
beforeEach(() => {
  delivery = new DeliveryInMemory();
});

/** All that may leave about a discharge. */
const everything = categoriesOn('botilbud-discharge');

/** A citizen whose discharge is announced under these categories; protected as registered. */
async function resident(categories: readonly AdvisoryBasis['dataCategories'][number][]): Promise<Resident> {
  await delivery.world.agree({ basis: { ...basis, dataCategories: [...categories] } });
  return delivery.world.resident();
}
const isProtected = ({ citizenId }: Resident, addressProtected: boolean, on = delivery.world.today) =>
  delivery.world.happens(citizenId, CitizenDetailsChanged.of({ addressProtected }, { on, personal: {} }));
async function sent(of: Resident): Promise<string> {
  await delivery.world.plans(of, delivery.world.inDays(3));
  await delivery.plan();
  await delivery.dispatch();
  return JSON.stringify([...delivery.channel.inbox.values()]);
}

describe('what leaves of where a citizen lives', () => {
  it('protected address', async () => {
    const body = await sent(await resident(everything));
    expect(body).toContain('Testborger');
    expect(body).not.toContain('Prøvevej');
  });

  it('nothing where protection begins between planning and sending', async () => {
    const one = await resident(everything);
    await isProtected(one, false);
    await delivery.world.plans(one, delivery.world.inDays(20));
    await delivery.plan();
    delivery.world.clock.pass(14 * 86_400_000);
    await isProtected(one, true);
    await delivery.dispatch();
    expect(delivery.channel.inbox.size).toBe(1);
    expect(JSON.stringify(delivery.channel.attempts)).not.toContain('Prøvevej');
  });

  it('nothing where the end of the protection was taken back', async () => {
    const one = await resident(everything);
    const { id } = await isProtected(one, false);
    await delivery.world.happens(one.citizenId, EntryRetracted.of({ entries: [id], because: 'did-not-happen' }, { on: delivery.world.today }));
    expect(await sent(one)).not.toContain('Prøvevej');
  });

  it('the address of one who is not protected, where the agreement asks for it', async () => {
    const one = await resident(everything);
    await isProtected(one, false);
    expect(await sent(one)).toContain('"address":"Prøvevej 1"');
  });

  it('the address where protection begins later only', async () => {
    const one = await resident(everything);
    await isProtected(one, false);
    await isProtected(one, true, delivery.world.inDays(1));
    expect(await sent(one)).toContain('Prøvevej');
  });

  it.each([
    { categories: everything.filter((category) => category !== 'address') },
    { categories: everything.filter((category) => category !== 'identification') },
  ])('no address under $categories', async ({ categories }) => {
    const one = await resident(categories);
    await isProtected(one, false);
    expect(await sent(one)).not.toContain('Prøvevej');
    expect(delivery.channel.inbox.size).toBe(1);
  });
});
