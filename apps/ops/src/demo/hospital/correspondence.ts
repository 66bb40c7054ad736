import { addDays, dateInCopenhagen, instantFromMillis, instantInCopenhagen, type PlainDate, type Uuid } from '#kernel';
import { parseAcknowledgement } from '#medcom';
import { type PlacementOnDate } from '#read-models';
import { expectThat } from '../../terminal/steps.js';
import { type Api, type DemoActor } from '../api.js';
import { hospitalNotification } from './hospital-notification.js';
import { type Hospital, type TakenCareCommunication } from './hospital.js';

/** A message that went one way, and its answer the other. */
export interface Exchanged {
  readonly direction: 'out' | 'in';
  readonly message: 'CareCommunication' | 'HospitalNotification';
  readonly id: string;
  /** Its category and whether it is new or a reply, or the code of what happened. */
  readonly about: string;
  readonly acknowledged: 'ok';
}

/** A task that is open. */
export interface Task {
  readonly kind: string;
  readonly due: string;
  readonly reason: string;
}

/** Whom and what the correspondence is about. */
interface About {
  readonly citizenId: string;
  readonly cpr: string;
  /** Names the stay in hospital. */
  readonly episode: Uuid;
}

/** How long something may take to be shown, in milliseconds. */
const PATIENCE = 30_000;

/** What the municipality and the hospital write to each other about a citizen, in MedCom's messages. */
export class Correspondence {
  readonly exchanged: Exchanged[] = [];
  private readonly admittedAt = instantInCopenhagen(addDays(dateInCopenhagen(instantFromMillis(Date.now())), -2), '09:15');

  constructor(
    private readonly api: Api,
    private readonly hospital: Hospital,
    private readonly by: { readonly hospital: DemoActor; readonly myndighed: DemoActor },
    private readonly about: About,
  ) {}

  /** The hospital gets a CareCommunication that says a date: a new one, or a reply on the thread of one that it has. */
  async told(date: PlainDate, timeoutMs: number, before?: TakenCareCommunication): Promise<TakenCareCommunication> {
    const taken = await this.hospital.waitFor(({ said }) => said.text.includes(`: ${inDanish(date)}\n`), timeoutMs);
    const { category, cpr, activity, thread } = taken.said;
    expectThat(category === 'discharge' && cpr === this.about.cpr, 'the CareCommunication is not about the discharge of the citizen');
    expectThat(activity === (before ? 'reply' : 'new'), 'the CareCommunication is neither a new one nor a reply as it should be');
    expectThat(before === undefined || thread === before.said.thread, 'the reply is on another thread');
    return taken;
  }

  /** The hospital’s system says that it has taken it in, and the municipality sees that. */
  async acknowledge(taken: TakenCareCommunication): Promise<TakenCareCommunication> {
    await this.api.hand(this.by.hospital, this.hospital.acknowledgementOf(taken));
    const advisory = `/api/advisories/${taken.id}`;
    await this.api.readUntil<{ state: string }>(this.by.myndighed, advisory, ({ state }) => state === 'delivered', 'the advisory is not shown as delivered', PATIENCE);
    const log = await this.api.read<{ items: readonly { type: string; facts: { confirms?: boolean } }[] }>(this.by.myndighed, `${advisory}/log`);
    expectThat(log.items.some(({ type, facts }) => type === 'AdvisoryDelivered' && facts.confirms === true), 'the delivery log does not tell of the Acknowledgement');
    const { category, activity } = taken.said;
    this.exchanged.push({ direction: 'out', message: 'CareCommunication', id: taken.id, about: `${category}, ${activity}`, acknowledged: 'ok' });
    return taken;
  }

  /** The hospital tells that the citizen was admitted; gives where the citizen was on the day after. */
  async admitted(): Promise<readonly PlacementOnDate[]> {
    await this.tell('STIN');
    const asOf = addDays(dateInCopenhagen(this.admittedAt), 1);
    const path = `/api/placements?asOf=${asOf}&citizenId=${this.about.citizenId}`;
    const isAway = ({ items }: { items: readonly PlacementOnDate[] }) =>
      items.some(({ kind }) => kind === 'admission') && items.some(({ kind, absent }) => kind === 'stay' && absent);
    return (await this.api.readUntil(this.by.myndighed, path, isAway, 'the placements do not show the admission', PATIENCE)).items;
  }

  /** The hospital tells that the citizen was discharged; gives the tasks that this asks for. */
  async discharged(): Promise<readonly Task[]> {
    await this.tell('SLHJ');
    const path = `/api/follow-ups?citizenId=${this.about.citizenId}&state=open`;
    const ofDischarge = ({ items }: { items: readonly Task[] }) => items.filter(({ reason }) => reason === 'hospital-discharged');
    const open = await this.api.readUntil(
      this.by.myndighed,
      path,
      (tasks: { items: readonly Task[] }) => ['discharge-contact', 'discharge-visit'].every((kind) => ofDischarge(tasks).some((task) => task.kind === kind)),
      'the discharge from hospital has no follow-up',
      PATIENCE,
    );
    return ofDischarge(open);
  }

  private async tell(code: 'STIN' | 'SLHJ'): Promise<void> {
    const now = instantFromMillis(Date.now());
    const { cpr, episode } = this.about;
    const stay = { cpr, episode, from: this.admittedAt, ...(code === 'SLHJ' && { until: now }) };
    const message = hospitalNotification(code, stay, now);
    const answer = parseAcknowledgement(await this.api.hand(this.by.hospital, message));
    const id = message.entry?.[0]?.resource?.id ?? '';
    expectThat(answer.ok && answer.acknowledgement.code === 'ok' && answer.acknowledgement.answers === id, 'the HospitalNotification was not acknowledged');
    this.exchanged.push({ direction: 'in', message: 'HospitalNotification', id, about: code, acknowledged: 'ok' });
  }
}

/** `30. november 2026` */
function inDanish(date: PlainDate): string {
  return new Intl.DateTimeFormat('da-DK', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}
