import { Inject, Injectable } from '@nestjs/common';
import { type Pool } from 'pg';
import { INBOX, inboxCatalogue, type InboxContent } from '#domain';
import { type EventStore } from '#event-store';
import { type Instant, isErased, type MunicipalityCode, readPublic, type Recorded, type StoredEvent, streamName, type Uuid } from '#kernel';
import { DATABASE_POOL, EVENT_STORE, Problem } from '#platform';
import { AccessLog } from '#privacy';
import { EventCodec } from '#processing';
import { type FoundStream, type InboxRow, inboxView, type ListQuery, streamOf, streamsOf } from '#read-models';
import { Reach } from '../access/reach.js';
import { type Asking } from '../request/asking.js';

/** Whom an entry is about, and whose it is. */
export interface InboxSubject {
  readonly citizenId: Uuid | null;
  readonly municipality: MunicipalityCode;
}

/** What was written in a message, and noted when it was settled. */
export interface InboxPersonal {
  readonly text: string;
  readonly topic?: string;
  readonly note?: string;
}

/** An entry with what was written in it. */
export type OpenedEntry = FoundStream<InboxRow> & { readonly personal: InboxPersonal | null };

/** Looks at the inbox: what is about a citizen is within reach where the citizen is (rule ACC-1), the rest is the municipality's. */
@Injectable()
export class InboxEntries {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(DATABASE_POOL) private readonly pool: Pool,
    private readonly codec: EventCodec,
    private readonly accesses: AccessLog,
    private readonly reach: Reach,
  ) {}

  find(question: ListQuery): Promise<readonly FoundStream<InboxRow>[]> {
    return streamsOf<InboxRow>(this.pool, inboxView.name, question);
  }

  /** @throws Problem `not-found` where there is none, or it is out of reach */
  async about(id: Uuid, { actor, municipality: own }: Asking): Promise<InboxSubject> {
    const [first] = await this.store.readStream(streamName(INBOX, id));
    if (!first) throw new Problem('not-found');
    const { citizenId } = readPublic(inboxCatalogue, first).event.data as InboxContent;
    if (citizenId !== null) return { citizenId, municipality: await this.reach.municipalityOf(actor, citizenId, 'not-found') };
    if (first.metadata.municipality !== own) throw new Problem('not-found');
    return { citizenId, municipality: own };
  }

  /** An entry with what was written in it; the look is logged where it is one at a citizen. @throws Problem `not-found` */
  async show(id: Uuid, asking: Asking, knownAt: Instant | undefined): Promise<OpenedEntry> {
    const { citizenId } = await this.about(id, asking);
    const found = await streamOf<InboxRow>(this.pool, inboxView.name, { subjectId: id, knownAt });
    if (!found) throw new Problem('not-found');
    if (citizenId === null) return { ...found, personal: null };
    const { actor, municipality, correlationId } = asking;
    await this.accesses.record({ actor, municipality, citizenId, purpose: 'inbox', correlationId });
    const stored = await this.store.readStream(streamName(INBOX, id));
    const known = knownAt === undefined ? stored : stored.filter(({ metadata }) => metadata.recordedAt <= knownAt);
    return { ...found, personal: await this.open(known) };
  }

  private async open(stored: readonly StoredEvent[]): Promise<InboxPersonal | null> {
    const opened: readonly Recorded[] = await this.codec.open(inboxCatalogue, stored);
    const parts = opened.map(({ event: { personal } }) => personal).filter((personal) => personal !== undefined && !isErased(personal));
    return parts.length === 0 ? null : (Object.assign({}, ...parts) as InboxPersonal);
  }
}
