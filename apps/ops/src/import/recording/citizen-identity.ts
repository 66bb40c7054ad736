import {
  IDENTIFIER,
  identifierCatalogue,
  identifierDecider,
  REGISTRATION,
  registrationCatalogue,
  registrationDecider,
} from '#domain';
import { type DomainEvent, dateInCopenhagen, type EventCatalogue, fold, type Json, type PlainDate, readPublic, type StreamName, streamName, type Uuid } from '#kernel';
import { type RowKey } from './identity.js';
import { type RecorderParts } from './recorder.js';
import { refusedUnder, rowOutcome, type RowOutcome } from './row-outcome.js';

/** How many look-ups are kept. */
const KEPT = 10_000;

/**
 * Who the former system's citizens are here. A row about a person begins a registration, as a request does: its stream says
 * for good which citizen the row is, and is where the other files' rows look them up.
 */
export class CitizenIdentity {
  /** The last citizens looked up: one citizen's rows come one after the other. */
  private readonly found = new Map<string, Uuid>();

  constructor(private readonly parts: Pick<RecorderParts, 'store' | 'commands' | 'clock' | 'hashes' | 'meta'>) {}

  /** The citizen that a row was imported as; nothing where none was. */
  async find(...key: RowKey): Promise<Uuid | undefined> {
    const stream = this.registration(key);
    const known = this.found.get(stream);
    if (known !== undefined) return known;
    const citizenId = await this.ownerIn(stream, registrationDecider, registrationCatalogue);
    if (citizenId === undefined) return undefined;
    if (this.found.size >= KEPT) this.found.clear();
    this.found.set(stream, citizenId);
    return citizenId;
  }

  /** Which citizen a row is: whoever has the personnummer already, or a new one who gets it now. */
  async claim(key: RowKey, contents: Json, cpr: string): Promise<Uuid | RowOutcome> {
    const identifier = streamName(IDENTIFIER, this.parts.hashes.identifier(cpr));
    const owner = await this.ownerIn(identifier, identifierDecider, identifierCatalogue);
    const meta = this.parts.meta.of(key, contents);
    const asked = owner ?? this.parts.meta.idFor(...key);
    const begun = await this.parts.commands.execute({
      stream: this.registration(key),
      decider: registrationDecider,
      catalogue: registrationCatalogue,
      command: { type: 'StartRegistration', citizenId: asked, on: this.today() },
      circumstances: () => ({}),
      meta,
    });
    if (begun.status !== 'accepted' && begun.status !== 'repeated') return rowOutcome(begun);
    const citizenId = begun.status === 'accepted' ? asked : await this.find(...key);
    if (citizenId === undefined) throw new Error('a registration that has begun names nobody');
    const claimed = await this.parts.commands.execute({
      stream: identifier,
      decider: identifierDecider,
      catalogue: identifierCatalogue,
      command: { type: 'ClaimIdentifier', citizenId, on: this.today() },
      circumstances: () => ({}),
      meta,
    });
    if (claimed.status === 'refused') return refusedUnder(claimed.refusal, 'CPR');
    return claimed.status === 'accepted' || claimed.status === 'repeated' ? citizenId : rowOutcome(claimed);
  }

  private registration(key: RowKey): StreamName {
    return streamName(REGISTRATION, this.parts.meta.commandId(...key));
  }

  private today(): PlainDate {
    return dateInCopenhagen(this.parts.clock.now());
  }

  private async ownerIn<Event extends DomainEvent>(
    stream: StreamName,
    decider: { readonly initial: { readonly citizenId: Uuid | null }; readonly evolve: (state: { citizenId: Uuid | null }, event: Event) => { citizenId: Uuid | null } },
    catalogue: EventCatalogue<Event>,
  ): Promise<Uuid | undefined> {
    const stored = await this.parts.store.readStream(stream);
    return fold(decider, stored.map((one) => readPublic(catalogue, one).event)).citizenId ?? undefined;
  }
}
