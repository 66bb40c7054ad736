import { type JsonObject, type PlainDate, type Recorded, refuse, type Decision } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { DATE_1 } from '../case/rules.js';
import { lastDateAllowed } from '../consent/decide.js';
import { CON_1 } from '../consent/rules.js';
import { pathwayCatalogue, type PathwayEvent } from '../events.js';
import { lastValidDate } from '../klippekort/issue.js';
import { type EntryChange } from './commands.js';
import { ownIdOf } from './orphans.js';
import { COR_1 } from './rules.js';

/** What an entry says after a change, or why it cannot say that. */
export type SaidAnew = { readonly event: PathwayEvent } | { readonly objection: Decision<never> };

/** Applies a change to an entry as it counts now. The entry itself comes back where the change says nothing new. */
export function saidAnew({ event, stored }: Recorded<PathwayEvent>, change: EntryChange, now: Circumstances): SaidAnew {
  const definition = pathwayCatalogue.definition(event.type)!;
  const effective = change.effective ?? dateIn(event.type, change.data) ?? event.effective;
  if (effective > now.today && !mayLieAhead(event.type)) {
    return { objection: refuse(DATE_1, 'in-the-future', { entry: stored.id, on: effective, today: now.today }) };
  }
  const before = event.data as JsonObject;
  const asked = { ...before, ...change.data, ...alignedWith(event.type, effective, change, now) };
  const spared = withoutNulls(asked, change.data);
  const given = definition.data.safeParse(spared).success && !definition.data.safeParse(asked).success ? spared : asked;
  const parsed = definition.data.safeParse(given);
  if (!parsed.success) {
    const members = parsed.error.issues.map(({ path, code, ...issue }) => path.join('.') || ('keys' in issue ? String(issue.keys) : code));
    return { objection: refuse(COR_1, 'does-not-fit', { entry: stored.id, type: event.type, members }) };
  }
  if (change.personal !== undefined && !definition.personal?.safeParse(change.personal).success) {
    return { objection: refuse(COR_1, 'does-not-fit', { entry: stored.id, type: event.type, members: ['personal'] }) };
  }
  const own = ownIdOf(event.type);
  if (own !== undefined && given[own] !== before[own]) return { objection: refuse(COR_1, 'id-changed', { entry: stored.id, member: own }) };
  const said = { ...event, data: parsed.data as unknown, effective, ...hourOf(event, change) } as PathwayEvent;
  if (said.type === 'ConsentGiven' && lastDateAllowed(effective, now.policy) < said.data.through) {
    return { objection: refuse(CON_1, 'longer-than-allowed', { through: said.data.through, longest: lastDateAllowed(effective, now.policy) }) };
  }
  return { event: said };
}

/** What the authority decides may hold from a date ahead; all else has happened when it is recorded (rule DATE-1). */
function mayLieAhead(type: PathwayEvent['type']): boolean {
  return type === 'VisitationRegistered' || type === 'VisitationRevised' || type === 'VisitationRevoked';
}

/** The date that an entry's data names a second time, where the data is what was changed. */
function dateIn(type: string, data: JsonObject | undefined): PlainDate | undefined {
  return type === 'VisitationRegistered' ? (data?.['from'] as PlainDate | undefined) : undefined;
}

/** What follows from the date in the entry's own data. */
function alignedWith(type: string, effective: PlainDate, change: EntryChange, { policy }: Circumstances): JsonObject {
  if (type === 'VisitationRegistered') return { from: effective };
  if (type === 'KlippekortIssued' && change.effective !== undefined) {
    return { validFrom: effective, validThrough: lastValidDate(effective, policy.klippekort.years) };
  }
  return {};
}

/** The hour that the entry had falls with its date, unless it is said anew. */
function hourOf(event: PathwayEvent, { effective, effectiveAt }: EntryChange): { readonly effectiveAt?: PathwayEvent['effectiveAt'] } {
  if (effectiveAt !== undefined) return { effectiveAt: effectiveAt ?? undefined };
  if (effective !== undefined && effective !== event.effective) return { effectiveAt: undefined };
  return {};
}

/** Null stands in the data where the entry may say null, and otherwise takes an optional member away. */
function withoutNulls(data: JsonObject, changed: JsonObject = {}): JsonObject {
  return Object.fromEntries(Object.entries(data).filter(([member]) => changed[member] !== null));
}
