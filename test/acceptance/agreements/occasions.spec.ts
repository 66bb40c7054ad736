import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, dateInCopenhagen, instantInCopenhagen, type PlainDate, plainDate } from '#kernel';
import { eventually } from '#testing';
import { Inbox } from '../hard-cases/inbox.js';
import { atBotilbud, botilbud, manager, myndighed, support, World } from '../hard-cases/world.js';

/** A Monday morning. Each partner is told of one thing: seven days ahead, or within seven days after. */
let world: World;
const partners = new Map<string, Inbox>();
const categories: Readonly<Record<string, readonly string[]>> = {
  coordination: ['identification', 'arrangement'],
  transition: ['identification', 'transition-date', 'receiver'],
  closing: ['identification', 'closing-date'],
  visitation: ['decision-date', 'granted-support'],
  death: ['identification', 'death-date'],
};
const terms = (id: string, { endpoint }: Inbox, trigger: string, dataCategories: readonly string[]) => ({
  partner: { id, name: 'Testpartner Eksempel' },
  direction: 'to-partner',
  trigger,
  tilbudId: null,
  leadTime: { value: 7, unit: 'days' },
  cutoff: '12:00',
  channel: { kind: 'webhook', endpoint, secretGeneration: 1 },
  escalateTo: { unit: 'voksen', workerId: null },
  basis: { law: 'PSL-13c', necessity: 'Sammenhæng', dataCategories },
  validFrom: '2026-01-01',
  validTo: null,
});
beforeAll(async () => {
  world = await World.at(instantInCopenhagen(plainDate('2026-11-09'), '09:00'), '61');
  for (const [trigger, dataCategories] of Object.entries(categories)) {
    const partner = await Inbox.open();
    partners.set(trigger, partner);
    await world.record('/api/agreements', terms(`told-of-${trigger}`, partner, trigger, dataCategories), manager);
  }
});
afterAll(() => Promise.all([world.service.stop(), ...[...partners.values()].map((partner) => partner.close())]));

const today = (): PlainDate => dateInCopenhagen(world.clock.now());
const inDays = (days: number): PlainDate => addDays(today(), days);
const citizenOf = (pathway: string) => pathway.slice(-36);
const told = (trigger: string) => partners.get(trigger)!;

/** `kind date state` of what a partner is told of a citizen, in the order of planning. */
const shows = async (pathway: string, trigger: string, ...expected: readonly string[]) => {
  const shown = async () => {
    const items = (await world.items(`/api/advisories?citizenId=${citizenOf(pathway)}`)) as readonly Shown[];
    const own = items.filter((one) => one.trigger === trigger).sort((a, b) => (a.plannedAt < b.plannedAt ? -1 : 1));
    return own.map(({ kind, about, state }) => `${kind} ${about.date} ${state}`);
  };
  try {
    await eventually(`the advisories are ${expected.join(', ')}`, async () => (await shown()).join() === expected.join(), 30_000);
  } catch {
    expect(await shown()).toEqual(expected);
  }
};
interface Shown {
  readonly trigger: string;
  readonly kind: string;
  readonly state: string;
  readonly about: { readonly date: string };
  readonly plannedAt: string;
}
const entryOf = async (pathway: string, type: string): Promise<string> => {
  const timeline = (await world.items(`${pathway}/timeline`)) as readonly { readonly type: string; readonly eventId: string }[];
  return timeline.findLast((one) => one.type === type)!.eventId;
};
const takeBack = async (pathway: string, type: string) =>
  world.record(`${pathway}/corrections`, { retract: [await entryOf(pathway, type)], because: 'did-not-happen' });

describe('coordination', () => {
  it('tells of a network meeting at the agreed time, however often it was moved, and withdraws one that was called off', async () => {
    const { pathway } = await world.resident('2026-09-01');
    const meeting = await world.record(`${pathway}/network-meetings`, { on: today(), date: inDays(20), time: '10:00', admissionId: null });
    await shows(pathway, 'coordination', `coordination-told ${inDays(20)} planned`);
    await world.put(`${pathway}/network-meetings/${meeting}`, { on: today(), date: inDays(5), time: '11:00' });
    const [message] = await told('coordination').arrived(meeting, 1);
    expect(message).toMatchObject({
      type: 'advisory.coordination-told',
      data: { coordination: { id: meeting, date: inDays(5), what: 'network-meeting', time: '11:00' }, late: { byDays: 2, causedBy: 'botilbud' } },
    });
    await world.record(`${pathway}/network-meetings/${meeting}/cancellation`, { on: today(), because: 'citizen-wish' });
    const [, withdrawal] = await told('coordination').arrived(meeting, 2);
    expect(withdrawal).toMatchObject({ type: 'advisory.coordination-withdrawn', data: { corrects: message!.data.advisoryId } });
    await shows(
      pathway,
      'coordination',
      `coordination-told ${inDays(20)} replaced`,
      `coordination-told ${inDays(5)} replaced`,
      `coordination-withdrawn ${inDays(5)} sent`,
    );
  });

  it('tells of a discharge agreement within the agreed time, and takes it back with the entry', async () => {
    const { pathway } = await world.resident('2026-09-01');
    const agreed = await world.record(`${pathway}/discharge-agreements`, { on: inDays(-2), admissionId: null });
    const [message] = await told('coordination').arrived(agreed, 1);
    expect(message).toMatchObject({ data: { coordination: { what: 'discharge-agreement', date: inDays(-2) }, late: null } });
    await takeBack(pathway, 'DischargeAgreementRecorded');
    await told('coordination').arrived(agreed, 2);
    await shows(pathway, 'coordination', `coordination-told ${inDays(-2)} replaced`, `coordination-withdrawn ${inDays(-2)} sent`);
  });
});

describe('a move from a §107 stay to the own home', () => {
  it('is told ahead, withdrawn when it is broken off, and told late when it is carried out unplanned', async () => {
    const { pathway, stayId } = await world.resident('2026-09-01');
    const parties = { sender: { kind: 'tilbud', tilbudId: botilbud }, receiver: { kind: 'tilbud', tilbudId: support } };
    const planned = { kind: 'botilbud-to-own-home', ...parties, on: today(), plannedDate: inDays(30) };
    const transition = await world.record(`${pathway}/planned-transitions`, planned);
    await shows(pathway, 'transition', `transition-planned ${inDays(30)} planned`);
    await world.put(`${pathway}/transitions/${transition}/planned-date`, { on: today(), plannedDate: inDays(40) });
    await world.record(`${pathway}/transitions/${transition}/break-off`, { on: today(), reason: 'citizen-wish' }, atBotilbud);
    await shows(pathway, 'transition', `transition-planned ${inDays(30)} replaced`, `transition-planned ${inDays(40)} withdrawn`);

    await world.record(`${pathway}/visitations`, { section: 'SEL-85', from: today(), to: null });
    const worker = (tilbudId: string) => ({ workerId: tilbudId, tilbudId });
    const intensive = { through: inDays(28), hoursPerWeek: 20, steps: [] };
    const move = { stayId, on: today(), tilbudId: support, hoursPerWeek: 5, intensive, knownWorkers: [worker(botilbud), worker(support)] };
    const carriedOut = await world.record(`${pathway}/transitions`, move);
    const [message] = await told('transition').arrived(carriedOut, 1);
    expect(message).toMatchObject({
      type: 'advisory.transition-planned',
      data: { transition: { date: today(), receiver: parties.receiver }, late: { byDays: 7, causedBy: 'municipality' } },
    });
  });
});

describe('a closing', () => {
  it('is told at once, corrected and taken back', async () => {
    const pathway = await world.citizen('2026-09-01');
    await world.record(`${pathway}/closing`, { on: inDays(-3), outcome: 'goals-met' });
    await shows(pathway, 'closing', `closing-told ${inDays(-3)} sent`);
    const entry = await entryOf(pathway, 'PathwayClosed');
    const [message] = await told('closing').arrived(entry, 1);
    expect(message!.data.closing).toEqual({ id: entry, date: inDays(-3) });
    await world.record(`${pathway}/corrections`, { changes: [{ entry, effective: inDays(-4) }], because: 'wrong-date' });
    await shows(pathway, 'closing', `closing-told ${inDays(-3)} replaced`, `closing-changed ${inDays(-4)} sent`);
    await world.record(`${pathway}/corrections`, { retract: [entry], because: 'did-not-happen' });
    await shows(pathway, 'closing', `closing-told ${inDays(-3)} replaced`, `closing-changed ${inDays(-4)} replaced`, `closing-withdrawn ${inDays(-4)} sent`);
  });

  it('of long ago is not told', async () => {
    const pathway = await world.citizen('2026-07-01');
    await world.record(`${pathway}/closing`, { on: '2026-08-01', outcome: 'goals-met' });
    await world.settled('plan-advisories');
    await shows(pathway, 'closing');
  });
});

describe('a visitation', () => {
  it('is told with what it grants and no more, and told anew when it is revised', async () => {
    const pathway = await world.citizen('2026-09-01');
    const granted = { section: 'SEL-85', from: today(), to: null, hoursPerWeek: 6, decidedOn: inDays(-8) };
    const visitation = await world.record(`${pathway}/visitations`, granted);
    await shows(pathway, 'visitation', `visitation-told ${inDays(-8)} sent`);
    await world.record(`${pathway}/visitations/${visitation}/revisions`, { on: today(), to: inDays(100), hoursPerWeek: 4 });
    const [first, second] = await told('visitation').arrived(visitation, 2);
    expect(first!.data).toMatchObject({ visitation: { date: inDays(-8), section: 'SEL-85', to: null, hoursPerWeek: 6 }, late: { byDays: 1 } });
    expect(first!.data).not.toHaveProperty('citizen');
    expect(second).toMatchObject({ type: 'advisory.visitation-changed', data: { visitation: { to: inDays(100), hoursPerWeek: 4 }, late: null } });
  });
});

describe('a death', () => {
  it('is told, and nothing else any more; taken back, the rest is spoken of again', async () => {
    const { pathway } = await world.resident('2026-09-01');
    await world.record(`${pathway}/network-meetings`, { on: today(), date: inDays(20), time: null, admissionId: null });
    await shows(pathway, 'coordination', `coordination-told ${inDays(20)} planned`);
    await world.record(`${pathway}/death`, { on: today() }, myndighed);
    await shows(pathway, 'death', `death-told ${today()} sent`);
    await shows(pathway, 'coordination', `coordination-told ${inDays(20)} withdrawn`);
    await takeBack(pathway, 'CitizenDied');
    await told('death').arrived(citizenOf(pathway), 2);
    await shows(pathway, 'death', `death-told ${today()} replaced`, `death-withdrawn ${today()} sent`);
    await shows(pathway, 'coordination', `coordination-told ${inDays(20)} withdrawn`, `coordination-told ${inDays(20)} planned`);
  });
});
