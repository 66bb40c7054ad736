import { type Actor, type Recorded, type Uuid } from '#kernel';
import { type PathwayEvent } from '../pathway/events.js';
import { type Cause } from '../pathway/stay/events.js';
import { type AdvisoryKind } from './events.js';
import { type DischargeChange } from './plan-discharge.js';

/** A change of a discharge, in the light of the pathway that it stands on. */
export interface ChangeInContext {
  readonly change: DischargeChange;
  /** Where the citizen stays; undefined when the pathway does not say. */
  readonly tilbudId: Uuid | undefined;
  /** The events that changed the same plan before, oldest first, and the kinds of advisory that each can have asked for. */
  readonly earlier: readonly { readonly eventId: Uuid; readonly kinds: readonly AdvisoryKind[] }[];
}

/**
 * The changes of discharges that one event makes: one for an event about a discharge, one for each open plan when the
 * citizen died. A change that a later one of the same plan has overtaken is left out: what is asked for follows from the
 * later one, and telling partners the earlier would tell them something outdated.
 * @param history the pathway's events in the order of recording, `eventId` among them
 */
export function changesOfDischarge(history: readonly Recorded<PathwayEvent>[], citizenId: Uuid, eventId: Uuid): readonly ChangeInContext[] {
  const trigger = history.find(({ stored }) => stored.id === eventId);
  if (!trigger) return [];
  const plans = trigger.event.type === 'CitizenDied' ? openPlans(history) : [planOf(trigger.event)];
  return plans.flatMap((plan) => {
    if (!plan) return [];
    const changes = history.filter(({ event }) => samePlan(planOf(event), plan));
    const happened = happenedIn(trigger.event);
    const at = changes.indexOf(trigger);
    if (!happened || (at >= 0 && at < changes.length - 1)) return [];
    const { metadata } = trigger.stored;
    const change: DischargeChange = {
      eventId,
      happened,
      citizenId,
      ...plan,
      recordedAt: metadata.recordedAt,
      causedBy: causedBy(trigger.event) ?? causeByRole[metadata.actor.role] ?? 'municipality',
    };
    const earlier = changes
      .filter((one) => one !== trigger)
      .map(({ event, stored }) => ({ eventId: stored.id, kinds: kindsAskedFor[event.type] ?? [] }));
    return [{ change, tilbudId: tilbudOf(history, plan.stayId), earlier }];
  });
}

interface Plan {
  readonly stayId: Uuid;
  readonly planId: Uuid | null;
}

const kindsAskedFor: Partial<Record<PathwayEvent['type'], readonly AdvisoryKind[]>> = {
  DischargePlanned: ['discharge-planned'],
  DischargeRescheduled: ['discharge-planned', 'discharge-moved'],
  DischargeRecorded: ['discharge-planned', 'discharge-moved'],
  DischargeCancelled: ['discharge-withdrawn'],
};

/** The events that {@link changesOfDischarge} has something to say about. */
export const dischargeEventTypes = ['DischargePlanned', 'DischargeRescheduled', 'DischargeCancelled', 'DischargeRecorded', 'CitizenDied'] as const;

const causeByRole: Partial<Record<Actor['role'], Cause>> = { botilbud: 'botilbud', region: 'region' };

function planOf(event: PathwayEvent): Plan | undefined {
  switch (event.type) {
    case 'DischargePlanned':
    case 'DischargeRescheduled':
    case 'DischargeCancelled':
    case 'DischargeRecorded':
      return { stayId: event.data.stayId, planId: event.data.planId };
    default:
      return undefined;
  }
}

function happenedIn(event: PathwayEvent): DischargeChange['happened'] | undefined {
  switch (event.type) {
    case 'DischargePlanned':
      return { is: 'set', about: { date: event.data.date, destination: event.data.destination } };
    case 'DischargeRescheduled':
      return { is: 'set', about: { date: event.data.to, destination: event.data.destination } };
    case 'DischargeRecorded':
      return { is: 'recorded', about: { date: event.effective, destination: event.data.destination } };
    case 'DischargeCancelled':
      return { is: 'cancelled' };
    case 'CitizenDied':
      return { is: 'died' };
    default:
      return undefined;
  }
}

function causedBy(event: PathwayEvent): Cause | undefined {
  const told = event.type === 'DischargePlanned' || event.type === 'DischargeRescheduled' || event.type === 'DischargeCancelled';
  return told ? event.data.causedBy : undefined;
}

/** Plans that were neither called off nor carried out. */
function openPlans(history: readonly Recorded<PathwayEvent>[]): readonly Plan[] {
  const open = new Map<string, Plan>();
  for (const { event } of history) {
    const plan = planOf(event);
    if (!plan) continue;
    const key = `${plan.stayId} ${plan.planId}`;
    if (event.type === 'DischargePlanned' || event.type === 'DischargeRescheduled') open.set(key, plan);
    else open.delete(key);
  }
  return [...open.values()];
}

function samePlan(a: Plan | undefined, b: Plan): boolean {
  return a?.stayId === b.stayId && a.planId === b.planId;
}

function tilbudOf(history: readonly Recorded<PathwayEvent>[], stayId: Uuid): Uuid | undefined {
  for (const { event } of history) if (event.type === 'StayStarted' && event.data.stayId === stayId) return event.data.tilbudId;
  return undefined;
}
