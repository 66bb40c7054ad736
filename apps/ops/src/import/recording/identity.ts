import { type Asker, type Circumstances } from '#domain';
import { type Actor, type Clock, dateInCopenhagen, derivedId, type Instant, type Json, type MunicipalityCode, type Uuid } from '#kernel';
import { type KeyedHashes } from '#privacy';
import { type CommandMeta, type DelegationBook, type PolicyBook } from '#processing';

/** In whose name rows are recorded, and where their ids come from. */
export interface ImportIdentity {
  readonly actor: Actor;
  readonly municipality: MunicipalityCode;
  /** The former system: its ids are its own. */
  readonly source: string;
  /** The import, as everything that it records says: its correlation id. */
  readonly run: Uuid;
}

/** What ids of the former system are turned into ids of this service with. */
export function importNamespace({ municipality, source }: Pick<ImportIdentity, 'municipality' | 'source'>): readonly ['imported', MunicipalityCode, string] {
  return ['imported', municipality, source];
}

/** What a row is known by, whatever file it stands in: its kind, and the former system's ids. */
export type RowKey = readonly [string, ...string[]];

/** What the rows' commands say beside what they ask. */
export class ImportMeta {
  private asking: Promise<Asker> | undefined;

  constructor(
    readonly identity: ImportIdentity,
    private readonly hashes: Pick<KeyedHashes, 'fingerprint'>,
    private readonly books: { readonly policies: PolicyBook; readonly delegations: DelegationBook },
    private readonly clock: Clock,
  ) {}

  /** The id that what a row brings has here. */
  idFor(...key: RowKey): Uuid {
    return derivedId(...importNamespace(this.identity), ...key);
  }

  /** A row's command: its id follows from the key, so that it happens once however often the row is imported. */
  commandId(...key: RowKey): Uuid {
    return derivedId('command', ...importNamespace(this.identity), ...key);
  }

  /** @param contents of the row: another row under the same key is noticed by them */
  of(key: RowKey, contents: Json): CommandMeta {
    const { actor, municipality, run } = this.identity;
    return { commandId: this.commandId(...key), correlationId: run, causationId: run, actor, municipality, fingerprint: this.hashes.fingerprint(contents) };
  }

  /** The light in which rows are decided. */
  async circumstances(now: Instant): Promise<Circumstances> {
    const { actor, municipality } = this.identity;
    const today = dateInCopenhagen(now);
    return { now, today, actor, municipality, policy: (await this.books.policies.now(municipality)).on(today) };
  }

  /** The one in whose name it is imported, as whoever asks whom they reach (rule ACC-1): found out once. */
  asker(): Promise<Asker> {
    return (this.asking ??= this.findAsker());
  }

  private async findAsker(): Promise<Asker> {
    const { actor, today, policy } = await this.circumstances(this.clock.now());
    return { actor, today, policy, delegations: await this.books.delegations.on(today) };
  }
}
