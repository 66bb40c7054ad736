import { randomUUID } from 'node:crypto';
import {
  ADVISORY,
  advisoryCatalogue,
  type AdvisoryContent,
  type AdvisoryCommand,
  advisoryDecider,
  AGREEMENT,
  agreementCatalogue,
  agreementDecider,
  type AgreementTerms,
  exampleAgreements,
  PATHWAY,
  pathwayCatalogue,
  type PathwayEvent,
} from '#domain';
import { CitizenRegistered } from '#domain/pathway/citizen/events.js';
import { CoordinatorAssigned } from '#domain/pathway/people/events.js';
import { DischargeCancelled, DischargePlanned, DischargeRecorded, DischargeRescheduled, StayStarted } from '#domain/pathway/stay/events.js';
import { type EventStore } from '#event-store';
import {
  addDays,
  addMillis,
  type Clock,
  dateInCopenhagen,
  type DomainEvent,
  type EventCatalogue,
  type Ids,
  type Instant,
  instant,
  type MunicipalityCode,
  type PlainDate,
  plainDate,
  readPublic,
  type StoredEvent,
  type StreamName,
  streamName,
  system,
  uuid,
  type Uuid,
} from '#kernel';
import { PersonalSeal } from '#privacy';
import { CommandHandler, EventCodec, PolicyBook } from '#processing';
import { KeysInMemory } from '../privacy/keys-in-memory.js';

/** A clock that stands still until it is moved on. */
export class TestClock implements Clock {
  constructor(private at: Instant = instant('2026-11-02T08:00:00.000Z')) {}

  now(): Instant {
    return this.at;
  }
  pass(millis: number): void {
    this.at = addMillis(this.at, millis);
  }
  moveTo(at: Instant): void {
    this.at = at;
  }
}

/** Random ids, of whatever version. */
export const randomIds: Ids = { next: () => uuid(randomUUID()) };

/** Whose citizens they are. */
export const MUNICIPALITY = '621' as MunicipalityCode;

/** One citizen in a stay at a tilbud. */
export interface Resident {
  readonly citizenId: Uuid;
  readonly stayId: Uuid;
  readonly planId: Uuid;
}

/** Citizens in stays, agreements with partners, and what happens to discharges: written to a log as the service writes. */
export class DeliveryWorld {
  readonly keys = new KeysInMemory();
  readonly codec = new EventCodec(new PersonalSeal(this.keys));
  readonly commands: CommandHandler;
  readonly ids = randomIds;
  readonly policies: PolicyBook;
  readonly tilbudId = this.ids.next();

  constructor(
    readonly store: EventStore,
    readonly clock: TestClock = new TestClock(),
  ) {
    this.commands = new CommandHandler({ store, codec: this.codec, clock });
    this.policies = new PolicyBook(store, 0);
  }

  get today(): PlainDate {
    return dateInCopenhagen(this.clock.now());
  }
  inDays(days: number): PlainDate {
    return addDays(this.today, days);
  }

  /** Registers an agreement: seven days' notice, unless it says otherwise. */
  async agree(changes: Partial<AgreementTerms> = {}): Promise<Uuid> {
    const agreementId = this.ids.next();
    const terms = { ...exampleAgreements(plainDate('2026-01-01'), () => 'https://partner.example/')[0]!, ...changes };
    await this.askAgreement(agreementId, 'RegisterAgreement', terms);
    return agreementId;
  }

  /** The partner is reached on another way from now on. */
  async reviseChannel(agreementId: Uuid, channel: AgreementTerms['channel']): Promise<void> {
    const terms = (await this.store.readStream(streamName(AGREEMENT, agreementId))).map((one) => readPublic(agreementCatalogue, one).event.data).at(-1)!;
    await this.askAgreement(agreementId, 'ReviseAgreement', { ...terms, channel });
  }

  async askAgreement(agreementId: Uuid, type: 'RegisterAgreement' | 'ReviseAgreement', terms: AgreementTerms): Promise<void> {
    const outcome = await this.commands.execute({
      stream: streamName(AGREEMENT, agreementId),
      decider: agreementDecider,
      catalogue: agreementCatalogue,
      command: { type, terms },
      circumstances: (now) => ({ actor: system, today: dateInCopenhagen(now) }),
      meta: { ...this.cause(), actor: system, municipality: MUNICIPALITY },
    });
    if (outcome.status !== 'accepted') throw new Error(`the test's agreement was ${outcome.status}`);
  }

  /** What a person asks of an advisory. */
  async askAdvisory(stream: StreamName, command: AdvisoryCommand): Promise<void> {
    const outcome = await this.commands.execute({
      stream,
      decider: advisoryDecider,
      catalogue: advisoryCatalogue,
      command,
      circumstances: async (now) => ({ now, today: dateInCopenhagen(now), policy: (await this.policies.now(MUNICIPALITY)).on(dateInCopenhagen(now)) }),
      meta: { ...this.cause(), actor: system, municipality: MUNICIPALITY },
    });
    if (outcome.status !== 'accepted') throw new Error(`what the test asked of an advisory was ${outcome.status}`);
  }

  /** Plans an advisory to a partner about a discharge that stands on no pathway; gives its stream. */
  async plannedAdvisory(partnerId: string, dueAt: Instant): Promise<StreamName> {
    const { basis, acknowledgeWithin, escalateTo } = exampleAgreements(plainDate('2026-01-01'), () => 'https://partner.example/')[0]!;
    const stream = streamName(ADVISORY, this.ids.next());
    const content: AdvisoryContent = {
      kind: 'discharge-planned',
      citizenId: this.ids.next(),
      partnerId,
      agreementId: this.ids.next(),
      agreementVersion: 1,
      triggeredBy: this.ids.next(),
      subjectId: this.ids.next(),
      planId: null,
      about: { trigger: 'botilbud-discharge', date: this.inDays(5), destination: 'own-home' },
      dueAt,
      late: null,
      basis,
      acknowledgeWithin,
      escalateTo,
      corrects: null,
    };
    await this.askAdvisory(stream, { type: 'PlanAdvisory', content });
    return stream;
  }

  /** A citizen moves in. */
  async resident(): Promise<Resident> {
    const [citizenId, stayId, planId] = [this.ids.next(), this.ids.next(), this.ids.next()];
    const on = { on: this.today };
    await this.happens(
      citizenId,
      CitizenRegistered.of(
        { cprKind: 'official', addressProtected: true },
        { ...on, personal: { cpr: '0101009999', givenName: 'Testborger', familyName: 'Eksempel', address: 'Prøvevej 1' } },
      ),
      CoordinatorAssigned.of({ workerId: this.ids.next(), unit: 'voksenraadgivningen' }, on),
      StayStarted.of(
        {
          stayId,
          legalBasis: { law: 'SEL', section: '107', validFrom: plainDate('2020-01-01'), validTo: null },
          ground: { kind: 'no-visitation-needed' },
          tilbudId: this.tilbudId,
        },
        on,
      ),
    );
    return { citizenId, stayId, planId };
  }

  plans({ citizenId, stayId, planId }: Resident, date: PlainDate): Promise<StoredEvent> {
    return this.happens(citizenId, DischargePlanned.of({ stayId, planId, date, destination: 'own-home', causedBy: 'botilbud' }, { on: this.today }));
  }
  moves({ citizenId, stayId, planId }: Resident, from: PlainDate, to: PlainDate): Promise<StoredEvent> {
    const data = { stayId, planId, from, to, destination: 'own-home', causedBy: 'botilbud' } as const;
    return this.happens(citizenId, DischargeRescheduled.of(data, { on: this.today }));
  }
  cancels({ citizenId, stayId, planId }: Resident, date: PlainDate): Promise<StoredEvent> {
    return this.happens(citizenId, DischargeCancelled.of({ stayId, planId, date, causedBy: 'botilbud' }, { on: this.today }));
  }
  records({ citizenId, stayId, planId }: Resident, on: PlainDate): Promise<StoredEvent> {
    return this.happens(citizenId, DischargeRecorded.of({ stayId, planId, destination: 'own-home' }, { on }));
  }

  /** Appends to a citizen's pathway what has happened, without asking a decider; gives the last event. */
  async happens(citizenId: Uuid, ...events: readonly PathwayEvent[]): Promise<StoredEvent> {
    const stream = streamName(PATHWAY, citizenId);
    const metadata = { ...this.cause(), actor: { id: 'test', role: 'botilbud', unit: 'marielund' }, municipality: MUNICIPALITY, recordedAt: this.clock.now() } as const;
    const [first, ...rest] = await this.codec.encode(pathwayCatalogue, events, { metadata, idAt: () => this.ids.next(), subject: citizenId });
    const result = await this.store.append(stream, 'any', [first!, ...rest]);
    if (!result.appended) throw new Error('the test could not append');
    return (await this.store.readStream(stream)).at(-1)!;
  }

  /** The types of the events on all streams of a category, a list a stream, in the order in which the streams began. */
  async streamsOf<Event extends DomainEvent>(category: string, catalogue: EventCatalogue<Event>): Promise<readonly (readonly Event[])[]> {
    const streams = new Map<string, Event[]>();
    for (let after = -1n; ; ) {
      const page = await this.store.readAll({ after, limit: 1000, types: catalogue.types });
      for (const stored of page.events) {
        if (!stored.stream.startsWith(`${category}-`)) continue;
        streams.set(stored.stream, [...(streams.get(stored.stream) ?? []), readPublic(catalogue, stored).event]);
      }
      if (page.events.length === 0) return [...streams.values()];
      after = page.position;
    }
  }

  private cause() {
    const commandId = this.ids.next();
    return { commandId, correlationId: commandId, causationId: commandId };
  }
}
