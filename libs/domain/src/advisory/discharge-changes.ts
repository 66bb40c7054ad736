import { canonicalJson, historyAsKnown, isCorrection, type Actor, type Json, type Recorded, type Uuid } from '#kernel';
import { type PathwayEvent } from '../pathway/events.js';
import { type Cause } from '../pathway/stay/events.js';
import { causeIn, type DischargeRead, type DischargeReading, dischargesIn, planKey, planOf } from './discharge-reading.js';
import { type AdvisoryKind, advisoryKinds } from './events.js';
import { type DischargeChange } from './plan-discharge.js';

/** A change of a discharge, in the light of the pathway that it stands on. */
export interface ChangeInContext {
  readonly change: DischargeChange;
  /** Where the citizen stays; undefined when the pathway does not say. */
  readonly tilbudId: Uuid | undefined;
  /** The events that can have changed the same plan before, oldest first, and the kinds of advisory that each can have asked for. */
  readonly earlier: readonly { readonly eventId: Uuid; readonly kinds: readonly AdvisoryKind[] }[];
}

/** The events that {@link changesOfDischarge} has something to say about. */
export const dischargeEventTypes = [
  'DischargePlanned',
  'DischargeRescheduled',
  'DischargeCancelled',
  'DischargeRecorded',
  'CitizenDied',
  'EntryRetracted',
  'EntryCorrected',
] as const;

/**
 * The changes of discharges that one event makes: what is read of each just after it, where that is not what was read just
 * before (rule COR-1). A change that a later event has overtaken is left out: what is asked for follows from the later
 * one, and telling partners the earlier would tell them something outdated.
 * @param recorded the pathway's events in the order of recording, `eventId` among them
 */
export function changesOfDischarge(recorded: readonly Recorded<PathwayEvent>[], citizenId: Uuid, eventId: Uuid): readonly ChangeInContext[] {
  const at = recorded.findIndex(({ stored }) => stored.id === eventId);
  const trigger = recorded[at];
  if (!trigger || !canChange(trigger)) return [];
  const after = readingAt(recorded, at);
  const changed = changedIn(readingAt(recorded, at - 1), after);
  const overtaken = changed.length === 0 ? [] : changedAfterwards(recorded, at, after);
  return changed.filter(({ key }) => !overtaken.includes(key)).map(({ now, before }) => {
    const plan = (now ?? before)!;
    return { change: changeOf(plan, now, trigger, citizenId), tilbudId: plan.tilbudId, earlier: earlierThan(at, plan, recorded) };
  });
}

/** Every discharge that a pathway has ever spoken of, with the events that can have asked for advisories about it. */
export function dischargesSpokenOf(recorded: readonly Recorded<PathwayEvent>[]): readonly (Discharge & Pick<ChangeInContext, 'earlier'>)[] {
  const spokenOf = new Map(recorded.flatMap(({ event }) => {
    const plan = planOf(event);
    return plan ? [[planKey(plan), plan] as const] : [];
  }));
  return [...spokenOf.values()].map((plan) => ({ ...plan, earlier: earlierThan(recorded.length, plan, recorded) }));
}

type Discharge = Pick<DischargeRead, 'stayId' | 'planId'>;

interface Changed {
  readonly key: string;
  readonly before: DischargeRead | undefined;
  /** Undefined where the plan itself was taken back. */
  readonly now: DischargeRead | undefined;
}

function changedIn(before: DischargeReading, after: DischargeReading): readonly Changed[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((key) => ({ key, before: before.get(key), now: after.get(key) }))
    .filter((one) => !same(one.before, one.now));
}

function changedAfterwards(recorded: readonly Recorded<PathwayEvent>[], at: number, after: DischargeReading): readonly string[] {
  const keys = new Set<string>();
  let before = after;
  for (let later = at + 1; later < recorded.length; later++) {
    if (!canChange(recorded[later]!)) continue;
    const then = readingAt(recorded, later);
    for (const { key } of changedIn(before, then)) keys.add(key);
    before = then;
  }
  return [...keys];
}

function canChange({ event }: Recorded<PathwayEvent>): boolean {
  return (dischargeEventTypes as readonly string[]).includes(event.type);
}

/** What was read when so much had been recorded. */
function readingAt(recorded: readonly Recorded<PathwayEvent>[], last: number): DischargeReading {
  return dischargesIn(historyAsKnown(recorded.slice(0, last + 1)).map(({ event }) => event));
}

function changeOf({ stayId, planId }: DischargeRead, now: DischargeRead | undefined, trigger: Recorded<PathwayEvent>, citizenId: Uuid): DischargeChange {
  const { id: eventId, metadata } = trigger.stored;
  return {
    eventId,
    happened: now?.says ?? { is: 'retracted' },
    citizenId,
    stayId,
    planId,
    recordedAt: metadata.recordedAt,
    causedBy: causeIn(trigger.event) ?? causeByRole[metadata.actor.role] ?? 'municipality',
  };
}

/** Whoever records what no event names a cause for, a correction above all. */
const causeByRole: Partial<Record<Actor['role'], Cause>> = { botilbud: 'botilbud', region: 'region' };

const kindsAskedFor: Partial<Record<PathwayEvent['type'], readonly AdvisoryKind[]>> = {
  DischargePlanned: ['discharge-planned'],
  DischargeRescheduled: ['discharge-planned', 'discharge-moved'],
  DischargeRecorded: ['discharge-planned', 'discharge-moved'],
  DischargeCancelled: ['discharge-withdrawn'],
};

/**
 * Corrections that were themselves taken back are among them: what they had asked for may have gone out. So are discharges
 * under another plan of the stay, which end this one.
 */
function earlierThan(at: number, plan: Discharge, recorded: readonly Recorded<PathwayEvent>[]): ChangeInContext['earlier'] {
  return recorded.slice(0, at).flatMap(({ event, stored: { id: eventId } }) => {
    const of = planOf(event);
    if (of && planKey(of) === planKey(plan)) return [{ eventId, kinds: kindsAskedFor[event.type] ?? [] }];
    if (isCorrection(event)) return [{ eventId, kinds: advisoryKinds }];
    return event.type === 'DischargeRecorded' && of?.stayId === plan.stayId ? [{ eventId, kinds: ['discharge-withdrawn'] }] : [];
  });
}

function same(a: DischargeRead | undefined, b: DischargeRead | undefined): boolean {
  return canonicalJson(a as Json | undefined) === canonicalJson(b as Json | undefined);
}
