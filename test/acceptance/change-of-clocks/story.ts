import { dueView } from '#delivery';
import { addDays, dateInCopenhagen, type PlainDate, type StoredEvent } from '#kernel';
import { viewProcessorName } from '#processing';
import { Inbox } from '../hard-cases/inbox.js';
import { atBotilbud, atSupport, botilbud, manager, region, support, type World } from '../hard-cases/world.js';
import { type Happening, happenings, type Season } from './season.js';

/** Two partners that are told seven days ahead, one at half past two at night, one at eight in the morning. */
export class Partners {
  private constructor(
    readonly night: Inbox,
    readonly morning: Inbox,
  ) {}

  static async agreeWith(world: World): Promise<Partners> {
    const partners = new Partners(await Inbox.open(), await Inbox.open());
    for (const [id, cutoff, { endpoint }] of [['by-night', '02:30', partners.night], ['by-day', '08:00', partners.morning]] as const) {
      const agreement = {
        partner: { id, name: 'Testpartner Eksempel' },
        direction: 'to-partner',
        trigger: 'botilbud-discharge',
        tilbudId: null,
        leadTime: { value: 7, unit: 'days' },
        cutoff,
        channel: { kind: 'webhook', endpoint, secretGeneration: 1 },
        escalateTo: { unit: 'voksen', workerId: null },
        basis: { law: 'PSL-13c', necessity: 'Sammenhæng ved udskrivning', dataCategories: ['discharge-date'] },
        validFrom: '2026-01-01',
        validTo: null,
      };
      await world.record('/api/agreements', agreement, manager);
    }
    return partners;
  }

  async close(): Promise<void> {
    await Promise.all([this.night.close(), this.morning.close()]);
  }
}

/** Citizens of whom something falls due around a change of clocks. */
export class Story {
  private constructor(
    private readonly world: World,
    private readonly partners: Partners,
    private readonly cardHolder: string,
    private readonly stayId: string,
    private readonly guest: string,
    private readonly patient: string,
  ) {}

  static async record(world: World, partners: Partners, season: Season): Promise<Story> {
    const { stayId, pathway } = await world.resident('2026-02-01');
    await world.put(`${pathway}/stays/${stayId}/planned-discharge`, { date: season.dischargeOn, destination: 'own-home', causedBy: 'botilbud' });
    const guest = await world.citizen('2026-02-01');
    await world.record(`${guest}/acute-stays`, { on: season.takenInOn, tilbudId: botilbud }, atBotilbud);
    const patient = await world.citizen('2026-02-01');
    await world.record(`${patient}/admissions`, { on: dateInCopenhagen(season.recordedAt), careClass: 'inpatient', psychiatric: true }, region);
    return new Story(world, partners, await cardHolder(world, season.closedOn), stayId, guest, patient);
  }

  /** What has happened so far, and how often. */
  async happened(): Promise<readonly Happening[]> {
    const events = await this.world.service.events();
    const about = (pathway: string) => (event: StoredEvent) => event.stream.endsWith(idOf(pathway)) || event.data['citizenId'] === idOf(pathway);
    const tasks = events.filter(({ data, type }) => type === 'FollowUpOpened' && data['kind'] === 'admission-contact').filter(about(this.patient));
    const counts: Record<Happening, number> = {
      'card expires': events.filter(({ type }) => type === 'KlippekortExpired').filter(about(this.cardHolder)).length,
      'partner told in the night': this.partners.night.about(this.stayId).length,
      'partner told in the morning': this.partners.morning.about(this.stayId).length,
      'akutplads overrun': events.filter(({ type, data }) => type === 'DeviationNoted' && data['kind'] === 'acute-stay-overrun').filter(about(this.guest)).length,
      'task escalated': events.filter(({ type, stream }) => type === 'FollowUpEscalated' && tasks.some((task) => task.stream === stream)).length,
    };
    return happenings.flatMap((happening) => Array.from({ length: counts[happening] }, () => happening));
  }

  /** Once all that follows from what was recorded is planned. */
  async planned(): Promise<void> {
    for (const processor of ['plan-advisories', 'plan-follow-ups', 'plan-deviations', viewProcessorName(dueView)]) await this.world.settled(processor);
  }

  /** On which dates the akutplads asks for something, by what. */
  async datesOfGuest(): Promise<Readonly<Record<string, PlainDate>>> {
    const tasks = (await this.world.items(`/api/follow-ups?citizenId=${idOf(this.guest)}`)) as readonly { readonly kind: string; readonly due: PlainDate }[];
    return Object.fromEntries(tasks.map(({ kind, due }) => [kind, due]));
  }
}

const idOf = (pathway: string): string => pathway.slice(-36);

/** A citizen whose pathway closed with a klippekort two years ago. */
async function cardHolder(world: World, closedOn: PlainDate): Promise<string> {
  const pathway = await world.citizen(addDays(closedOn, -90));
  await world.record(`${pathway}/visitations`, { section: 'SEL-85', from: addDays(closedOn, -60), to: null });
  const serviceId = await world.record(`${pathway}/services`, { section: 'SEL-85', on: addDays(closedOn, -60), tilbudId: support }, atSupport);
  await world.record(`${pathway}/services/${serviceId}/ending`, { on: closedOn, reason: 'goals-met' }, atSupport);
  await world.record(`${pathway}/closing`, { on: closedOn, outcome: 'goals-met' });
  return pathway;
}
