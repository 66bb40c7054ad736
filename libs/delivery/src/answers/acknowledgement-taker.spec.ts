import { describe, expect, it } from '@jest/globals';
import { derivedId, idOf, system } from '#kernel';
import { parseAcknowledgement, writeFhirXml } from '#medcom';
import { DeliveryInMemory } from '#testing/delivery/delivery-in-memory.js';
import { acknowledgement, type AcknowledgementOptions, testHospital, testWard } from '#testing/medcom/index.js';

const channel = { kind: 'fhir', endpoint: 'https://partner.example/', sor: testHospital.sor, gln: testHospital.gln! } as const;

/** A partner that gets MedCom messages, and one advisory that is due. */
async function arranged(over: Parameters<DeliveryInMemory['world']['agree']>[0] = { channel }) {
  const delivery = new DeliveryInMemory();
  const { world } = delivery;
  const agreementId = await world.agree(over);
  await world.plans(await world.resident(), world.inDays(3));
  await delivery.plan();
  const [advisory] = await delivery.advisories();
  const stream = advisory!.stream;
  return {
    delivery,
    world,
    agreementId,
    stream,
    sends: () => delivery.dispatch(),
    answers: (options: AcknowledgementOptions, fingerprint?: string) => take(delivery, { answers: idOf(stream), ...options }, fingerprint),
    now: async () => (await delivery.advisories())[0]!,
    types: () => delivery.typesOn(stream),
  };
}

async function take(delivery: DeliveryInMemory, options: AcknowledgementOptions, fingerprint?: string): Promise<string> {
  const parsed = parseAcknowledgement(acknowledgement(options));
  if (!parsed.ok) throw new Error('the test’s acknowledgement cannot be read');
  const taken = await delivery.acknowledgements().take(parsed.acknowledgement, { actor: system, fingerprint });
  return taken.is === 'unmatched' ? `${taken.is} ${taken.why}` : taken.is;
}

describe('an Acknowledgement of an advisory', () => {
  it('that is positive says that the partner holds it, and confirms it', async () => {
    const { sends, answers, types, now } = await arranged();
    await sends();
    expect(await answers({ code: 'ok' })).toBe('taken');
    expect(await types()).toEqual(['AdvisoryPlanned', 'AdvisoryDispatchStarted', 'AdvisorySent', 'AdvisoryDelivered']);
    expect(await now()).toMatchObject({ receipt: 'held', confirmed: true });
  });

  it('that is repeated, or said in other words, changes nothing more', async () => {
    const { sends, answers, types } = await arranged();
    await sends();
    await answers({ code: 'ok' });
    expect(await answers({ code: 'ok' })).toBe('taken');
    expect(await answers({ code: 'ok', name: 'another message' })).toBe('taken');
    expect(await types()).toHaveLength(4);
  });

  it('that settles an unknown outcome ends the attempts', async () => {
    const { delivery, sends, answers, now, world } = await arranged();
    delivery.channel.outcomes.push({ is: 'unknown', code: 'ETIMEDOUT' });
    await sends();
    expect(await now()).toMatchObject({ fate: 'open', reach: 'possible' });
    expect(await answers({ code: 'ok' })).toBe('taken');
    world.clock.pass(3_600_000);
    await sends();
    expect(delivery.channel.attempts).toHaveLength(1);
  });

  it('that turns it down for now has it sent again later, under the same id, until the attempts are used up', async () => {
    const { delivery, sends, answers, types, world } = await arranged();
    for (const [attempt, last] of [[1, 'AdvisoryTurnedDown'], [2, 'AdvisoryTurnedDown'], [3, 'AdvisoryEscalated']] as const) {
      await sends();
      await answers({ code: 'transient-error', issues: ['MSG_Mailbox_Out_Of_Operation'], name: String(attempt) });
      expect((await types()).at(-1)).toBe(last);
      await sends();
      expect(delivery.channel.attempts).toHaveLength(attempt);
      world.clock.pass(60_000);
    }
    expect(new Set(delivery.channel.attempts.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('that turns it down for good asks a person, and says why by code', async () => {
    const { sends, answers, types, now, world, stream } = await arranged();
    await sends();
    expect(await answers({ code: 'fatal-error', issues: ['MSG_VALUESET_VALUE_UNKNOWN'] })).toBe('taken');
    expect((await types()).slice(-2)).toEqual(['AdvisoryTurnedDown', 'AdvisoryEscalated']);
    expect((await now()).fate).toBe('turned-down');
    const stored = (await world.store.readStream(stream)).find(({ type }) => type === 'AdvisoryTurnedDown')!;
    expect(stored.data).toEqual({ how: 'for-good', codes: ['MSG_VALUESET_VALUE_UNKNOWN'], retryAt: null, partnerId: 'regional-psychiatry' });
  });

  it('P28 goes with the correlation id of what set the advisory going', async () => {
    const { sends, answers, world, stream } = await arranged();
    await sends();
    await answers({ code: 'ok' });
    expect(new Set((await world.store.readStream(stream)).map(({ metadata }) => metadata.correlationId)).size).toBe(1);
  });

  it('that is taken back by the partner under the same id is seen', async () => {
    const { sends, answers } = await arranged();
    await sends();
    await answers({ code: 'ok', name: 'same' }, 'one');
    expect(await answers({ code: 'fatal-error', name: 'same' }, 'two')).toBe('unmatched same-id-other-content');
    expect(await answers({ code: 'fatal-error', name: 'other' })).toBe('unmatched holds-it-already');
  });

  it('that comes before anything went out, from somebody else, or for nothing that is known, is not matched', async () => {
    const { delivery, answers, types, sends } = await arranged();
    expect(await answers({ code: 'ok' })).toBe('unmatched not-sent');
    await sends();
    expect(await answers({ code: 'ok', sender: testWard })).toBe('unmatched other-sender');
    expect(await take(delivery, { answers: derivedId('no advisory') })).toBe('unmatched unknown-message');
    expect(await take(delivery, { answers: 'no-uuid.at-all' })).toBe('unmatched unknown-message');
    expect(await types()).toHaveLength(3);
  });

  it('after the partner has changed its channel is known, and confirms no more than is agreed since', async () => {
    const { world, agreementId, sends, answers, now } = await arranged();
    await sends();
    const terms = (await now()).content;
    const revised = { kind: 'webhook', endpoint: 'https://partner.example/', secretGeneration: 1 } as const;
    await world.reviseChannel(agreementId, revised);
    expect(await answers({ code: 'ok' })).toBe('taken');
    expect(await now()).toMatchObject({ receipt: 'held', confirmed: false, content: terms });
  });

  it('is none where the partner gets no MedCom messages', async () => {
    const { sends, answers } = await arranged({});
    await sends();
    expect(await answers({ code: 'ok' })).toBe('unmatched other-sender');
  });
});

describe('an Acknowledgement that a partner’s system answers with there and then', () => {
  const answered = (options: AcknowledgementOptions, contentType = 'application/fhir+json; charset=utf-8') => ({ contentType, body: JSON.stringify(acknowledgement(options)) });

  it('is taken as if it had come as a message of its own, and may come as one too', async () => {
    const { delivery, sends, answers, types, stream } = await arranged();
    delivery.channel.outcomes.push({ is: 'delivered', answered: answered({ answers: idOf(stream) }) });
    await sends();
    expect((await types()).slice(-2)).toEqual(['AdvisorySent', 'AdvisoryDelivered']);
    expect(await answers({ code: 'ok' })).toBe('taken');
    expect(await types()).toHaveLength(4);
  });

  it('may be written in XML', async () => {
    const { delivery, sends, types, stream } = await arranged();
    delivery.channel.outcomes.push({ is: 'delivered', answered: { contentType: 'application/fhir+xml', body: writeFhirXml(acknowledgement({ answers: idOf(stream) })) } });
    await sends();
    expect((await types()).at(-1)).toBe('AdvisoryDelivered');
  });

  it('turns it down together with the status, and one person is asked once', async () => {
    const { delivery, sends, types, stream } = await arranged();
    delivery.channel.outcomes.push({ is: 'rejected', code: '422', answered: answered({ answers: idOf(stream), code: 'fatal-error' }) });
    await sends();
    expect((await types()).slice(2)).toEqual(['AdvisoryAttemptFailed', 'AdvisoryGivenUp', 'AdvisoryEscalated', 'AdvisoryTurnedDown']);
  });

  it.each(['{', '[]', '"text"', '{"resourceType":"Bundle"}'])('is none where it is none: %s', async (body) => {
    const { delivery, sends, types } = await arranged();
    delivery.channel.outcomes.push({ is: 'delivered', answered: { contentType: 'application/fhir+json', body } });
    await sends();
    expect((await types()).at(-1)).toBe('AdvisorySent');
  });
});
