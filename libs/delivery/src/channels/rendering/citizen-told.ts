import { type AdvisoryContent, citizenDetailsOn, detailTypes, pathway, pathwayCatalogue, type PathwayEvent } from '#domain';
import { isAddressProtectedOn } from '#domain/pathway/citizen/state.js';
import { historyAsKnown, isErased, type PlainDate, readPublic, type Recorded, stateAsKnown, type StoredEvent } from '#kernel';

/** Opens what is written of a person: the codec. */
export interface Opener {
  open(catalogue: typeof pathwayCatalogue, stored: readonly StoredEvent[]): Promise<readonly Recorded<PathwayEvent>[]>;
}

/** The citizen as a partner is told. */
export interface CitizenTold {
  readonly cpr: string;
  readonly cprKind: 'official' | 'replacement';
  readonly givenName: string;
  readonly familyName: string;
  /** Absent where it may not leave, where none is known, and where it is protected. */
  readonly address?: string;
}

/**
 * The citizen, as known at the moment of sending and as far as an advisory's data categories allow.
 * @param stream the citizen's
 * @param today the date of sending: whether the address is protected is asked on it
 * @returns undefined where the citizen cannot be named: never registered, or erased
 * @throws what the opener throws
 */
export async function citizenTold({ basis }: Pick<AdvisoryContent, 'basis'>, stream: readonly StoredEvent[], opener: Opener, today: PlainDate): Promise<CitizenTold | 'not-allowed' | undefined> {
  const allowed = new Set(basis.dataCategories);
  if (!allowed.has('identification')) return 'not-allowed';
  return identify(stream, opener, allowed.has('address') && !isProtected(stream, today));
}

/** With corrections applied. */
async function identify(stream: readonly StoredEvent[], opener: Opener, withAddress: boolean): Promise<CitizenTold | undefined> {
  const told = await opener.open(pathwayCatalogue, stream.filter(({ type }) => saysWho.has(type)));
  const citizen = citizenDetailsOn(historyAsKnown(told).map(({ event }) => event));
  if (citizen === undefined || isErased(citizen)) return undefined;
  const { cpr, cprKind, givenName, familyName, address } = citizen;
  return { cpr, cprKind, givenName, familyName, ...(withAddress && address !== undefined ? { address } : {}) };
}

function isProtected(stream: readonly StoredEvent[], today: PlainDate): boolean {
  const { citizen } = stateAsKnown(pathway, stream.map((one) => readPublic(pathwayCatalogue, one)));
  return isAddressProtectedOn(citizen, today);
}

const saysWho: ReadonlySet<string> = new Set([...detailTypes, 'EntryCorrected', 'EntryRetracted']);
