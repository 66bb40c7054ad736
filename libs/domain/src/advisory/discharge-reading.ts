import { type PlainDate, type Uuid } from '#kernel';
import { type PathwayEvent } from '../pathway/events.js';
import { type Cause, type Destination } from '../pathway/stay/events.js';

/** When the citizen leaves, and where to. */
export interface About {
  readonly date: PlainDate;
  readonly destination: Destination;
}

/** What holds of a discharge: a date is set, the citizen left, it was called off, or the citizen died. */
export type DischargeSays =
  | { readonly is: 'set'; readonly about: About }
  | { readonly is: 'recorded'; readonly about: About }
  | { readonly is: 'cancelled' }
  | { readonly is: 'died' };

/** One planned discharge, or one that nobody had planned, as a pathway tells it. */
export interface DischargeRead {
  readonly stayId: Uuid;
  /** Null for a discharge that nobody had planned. */
  readonly planId: Uuid | null;
  /** Where the citizen stays; undefined when the pathway does not say. */
  readonly tilbudId: Uuid | undefined;
  readonly says: DischargeSays;
}

/** The discharges of a pathway, by {@link planKey}. */
export type DischargeReading = ReadonlyMap<string, DischargeRead>;

/** Names a discharge: a stay, and the plan that it goes by. */
export function planKey({ stayId, planId }: Pick<DischargeRead, 'stayId' | 'planId'>): string {
  return `${stayId} ${planId ?? 'unplanned'}`;
}

/** The discharge that an event is about. */
export function planOf(event: PathwayEvent): Pick<DischargeRead, 'stayId' | 'planId'> | undefined {
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

/** Who asked for a plan to be as it is, where the event says. */
export function causeIn(event: PathwayEvent): Cause | undefined {
  const told = event.type === 'DischargePlanned' || event.type === 'DischargeRescheduled' || event.type === 'DischargeCancelled';
  return told ? event.data.causedBy : undefined;
}

/**
 * Reads the discharges off a history as it is known. A stay has one discharge: one that is recorded holds against every
 * plan, whenever either was decided. Nobody is told of the discharge of a citizen who has died (rule CIT-1).
 * @param history with its corrections applied, in effective order
 */
export function dischargesIn(history: Iterable<PathwayEvent>): DischargeReading {
  const tilbud = new Map<Uuid, Uuid>();
  const left = new Map<Uuid, string>();
  const said = new Map<string, Omit<DischargeRead, 'tilbudId'>>();
  let died = false;
  for (const event of history) {
    if (event.type === 'CitizenDied') died = true;
    if (event.type === 'StayStarted' || event.type === 'AcuteStayStarted' || event.type === 'AssessmentStayStarted') {
      tilbud.set(event.data.stayId, event.data.tilbudId);
    }
    const plan = planOf(event);
    const says = plan && saidBy(event);
    if (!plan || !says) continue;
    const key = planKey(plan);
    if (says.is === 'recorded') left.set(plan.stayId, key);
    if (says.is === 'recorded' || left.get(plan.stayId) !== key) said.set(key, { ...plan, says });
  }
  const read = (key: string, one: Omit<DischargeRead, 'tilbudId'>): DischargeRead => {
    const overtaken = one.says.is === 'set' && (left.get(one.stayId) ?? key) !== key;
    const says: DischargeSays = died ? { is: 'died' } : overtaken ? { is: 'cancelled' } : one.says;
    return { stayId: one.stayId, planId: one.planId, tilbudId: tilbud.get(one.stayId), says };
  };
  return new Map([...said].map(([key, one]) => [key, read(key, one)]));
}

function saidBy(event: PathwayEvent): DischargeSays | undefined {
  switch (event.type) {
    case 'DischargePlanned':
      return { is: 'set', about: { date: event.data.date, destination: event.data.destination } };
    case 'DischargeRescheduled':
      return { is: 'set', about: { date: event.data.to, destination: event.data.destination } };
    case 'DischargeRecorded':
      return { is: 'recorded', about: { date: event.effective, destination: event.data.destination } };
    case 'DischargeCancelled':
      return { is: 'cancelled' };
    default:
      return undefined;
  }
}
