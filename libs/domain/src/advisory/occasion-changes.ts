import { canonicalJson, historyAsKnown, isCorrection, type Actor, type Json, type PlainDate, type Recorded, type Uuid } from '#kernel';
import { type PathwayEvent } from '../pathway/events.js';
import { type Cause } from '../pathway/stay/events.js';
import { type OccasionTrigger } from './about.js';
import { type AdvisoryKind, kindsOn } from './kinds.js';
import { type Occasion, occasionKey, type OccasionName, type Occasions } from './occasions/occasion.js';
import { changesAnything, occasionReaders, occasionsIn, occasionTriggers, readerOf, triggersChangedBy } from './occasions/read-occasions.js';
import { type OccasionChange } from './plan-occasion.js';

/** A change of an occasion, in the light of the pathway that it stands on. */
export interface ChangeInContext {
  readonly change: OccasionChange;
  /** The tilbud that have to do with the citizen then. */
  readonly tilbudIds: readonly Uuid[];
  /** The events that can have changed the same occasion before, oldest first, and the kinds of advisory that each can have asked for. */
  readonly earlier: readonly { readonly eventId: Uuid; readonly kinds: readonly AdvisoryKind[] }[];
}

/** The events that {@link changesOfOccasions} has something to say about. */
export const occasionEventTypes: readonly PathwayEvent['type'][] = [
  ...new Set([...occasionReaders.flatMap(({ types }) => types), 'CitizenDied' as const, 'EntryRetracted' as const, 'EntryCorrected' as const]),
];

/**
 * The changes of occasions that one event makes: what is read of each just after it, where that is not what was read just
 * before (rule COR-1). A change that a later event has overtaken is left out: what is asked for follows from the later
 * one, and telling partners the earlier would tell them something outdated.
 * @param recorded the pathway's events in the order of recording, `eventId` among them
 * @param among the triggers that are asked about
 */
export function changesOfOccasions(
  recorded: readonly Recorded<PathwayEvent>[],
  citizenId: Uuid,
  eventId: Uuid,
  among: readonly OccasionTrigger[] = occasionTriggers,
): readonly ChangeInContext[] {
  const at = recorded.findIndex(({ stored }) => stored.id === eventId);
  const trigger = recorded[at];
  const asked = trigger ? triggersChangedBy(trigger.event.type).filter((one) => among.includes(one)) : [];
  if (!trigger || asked.length === 0) return [];
  const changed = changedIn(readingAt(recorded, at - 1, asked), readingAt(recorded, at, asked));
  const overtaken = changedAfterwards(recorded, at, changed.map(({ occasion }) => occasion));
  return changed.filter(({ key }) => !overtaken.has(key)).map(({ now, occasion }) => {
    return { change: changeOf(occasion, now, trigger, citizenId), tilbudIds: occasion.tilbudIds, earlier: earlierThan(at, occasion, recorded) };
  });
}

/** Every occasion that a pathway has ever spoken of, with the events that can have asked for advisories about it. */
export function occasionsSpokenOf(recorded: readonly Recorded<PathwayEvent>[]): readonly (OccasionName & Pick<ChangeInContext, 'earlier'>)[] {
  const spokenOf = new Map(recorded.flatMap((one) =>
    occasionReaders.flatMap((reader) => {
      const name = reader.named(one);
      return name ? [[occasionKey(name), name] as const] : [];
    })));
  return [...spokenOf.values()].map((name) => ({ ...name, earlier: earlierThan(recorded.length, name, recorded) }));
}

/** What {@link standingAhead} is asked: how many of the events were recorded by then, of which trigger, and the date it was. */
export interface AskedAhead {
  readonly known: number;
  readonly trigger: OccasionTrigger;
  readonly today: PlainDate;
}

/**
 * The occasions that were set for the day or a later one when so much had been recorded, each as the change that made it so. One that a later
 * event has changed since is left out: what is asked for follows from that.
 */
export function standingAhead(recorded: readonly Recorded<PathwayEvent>[], citizenId: Uuid, { known, trigger, today }: AskedAhead): readonly ChangeInContext[] {
  const [then, now] = [readingAt(recorded, known - 1, [trigger]), readingAt(recorded, recorded.length - 1, [trigger])];
  return [...then].flatMap(([key, occasion]) => {
    const { says } = occasion;
    if (says.is !== 'set' || says.about.date < today || !sameSaid(says, now.get(key)?.says)) return [];
    const at = lastChangeOf(occasion, recorded, known - 1);
    return [{ change: changeOf(occasion, occasion, recorded[at]!, citizenId), tilbudIds: occasion.tilbudIds, earlier: earlierThan(known, occasion, recorded) }];
  });
}

/** The place of the event since which an occasion says what it said at `last`. */
function lastChangeOf(occasion: Occasion, recorded: readonly Recorded<PathwayEvent>[], last: number): number {
  const { trigger, says } = occasion;
  let since = last;
  for (let at = last; at >= 0; at--) {
    const one = recorded[at]!;
    if (!changesAnything(one.event.type) && readerOf(trigger).askedBy(one, occasion).length === 0) continue;
    since = at;
    if (!sameSaid(says, readingAt(recorded, at - 1, [trigger]).get(occasionKey(occasion))?.says)) break;
  }
  return since;
}

interface Changed {
  readonly key: string;
  /** As it is read, or was where it is not read any more. */
  readonly occasion: Occasion;
  /** Undefined where the occasion itself was taken back. */
  readonly now: Occasion | undefined;
}

function changedIn(before: Occasions, after: Occasions): readonly Changed[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, now] = [before.get(key), after.get(key)];
    return same(was, now) ? [] : [{ key, occasion: (now ?? was)!, now }];
  });
}

/**
 * Those of some occasions that later events have changed again. Each event that can have is compared with what was read just before it: what
 * others change in passing overtakes nothing.
 */
function changedAfterwards(recorded: readonly Recorded<PathwayEvent>[], at: number, occasions: readonly Occasion[]): ReadonlySet<string> {
  const overtaken = new Set<string>();
  if (occasions.length === 0) return overtaken;
  const among = [...new Set(occasions.map(({ trigger }) => trigger))];
  const canBear = (one: Recorded<PathwayEvent>) =>
    changesAnything(one.event.type) || occasions.some((occasion) => readerOf(occasion.trigger).askedBy(one, occasion).length > 0);
  for (let later = at + 1; later < recorded.length; later++) {
    if (!canBear(recorded[later]!)) continue;
    for (const { key } of changedIn(readingAt(recorded, later - 1, among), readingAt(recorded, later, among))) overtaken.add(key);
  }
  return overtaken;
}

/** What was read when so much had been recorded. */
function readingAt(recorded: readonly Recorded<PathwayEvent>[], last: number, among: readonly OccasionTrigger[]): Occasions {
  return occasionsIn(historyAsKnown(recorded.slice(0, last + 1)), among);
}

function changeOf({ trigger: on, subjectId, planId }: Occasion, now: Occasion | undefined, trigger: Recorded<PathwayEvent>, citizenId: Uuid): OccasionChange {
  const { id: eventId, metadata } = trigger.stored;
  return {
    eventId,
    happened: now?.says ?? { is: 'retracted' },
    citizenId,
    trigger: on,
    subjectId,
    planId,
    recordedAt: metadata.recordedAt,
    causedBy: causeIn(trigger.event) ?? causeByRole[metadata.actor.role] ?? 'municipality',
  };
}

/** Who asked for a discharge to be planned as it is, where the event says. */
function causeIn(event: PathwayEvent): Cause | undefined {
  const told = event.type === 'DischargePlanned' || event.type === 'DischargeRescheduled' || event.type === 'DischargeCancelled';
  return told ? event.data.causedBy : undefined;
}

/** Whoever records what no event names a cause for, a correction above all. */
const causeByRole: Partial<Record<Actor['role'], Cause>> = { botilbud: 'botilbud', region: 'region' };

/** Corrections that were themselves taken back are among them: what they had asked for may have gone out. */
function earlierThan(at: number, occasion: OccasionName, recorded: readonly Recorded<PathwayEvent>[]): ChangeInContext['earlier'] {
  const reader = readerOf(occasion.trigger);
  return recorded.slice(0, at).flatMap((one) => {
    const kinds = isCorrection(one.event) ? kindsOn(occasion.trigger) : reader.askedBy(one, occasion);
    return kinds.length > 0 ? [{ eventId: one.stored.id, kinds }] : [];
  });
}

function sameSaid(a: Occasion['says'] | undefined, b: Occasion['says'] | undefined): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

function same(a: Occasion | undefined, b: Occasion | undefined): boolean {
  return canonicalJson(a as Json | undefined) === canonicalJson(b as Json | undefined);
}
