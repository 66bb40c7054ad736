import { type CorrectionEvent } from './correction.js';
import { byDate, type Decider, fold } from './decider.js';
import { type Recorded } from './envelope.js';
import { isErased, type DomainEvent } from './event.js';
import { type Instant } from './instant.js';

/**
 * A stream's history as it was known at an instant, and as it holds in the world: what had been recorded by then, with the
 * corrections and retractions recorded by then applied, by effective date and, on one date, in the order of recording. It
 * is from here that every state and every row is folded (rule COR-1).
 * @param recorded in the order of recording
 * @param knownAt all that is recorded when absent
 */
export function historyAsKnown<Event extends DomainEvent>(recorded: readonly Recorded<Event>[], knownAt?: Instant): readonly Recorded<Event>[] {
  const known = knownAt === undefined ? recorded : recorded.filter(({ stored }) => stored.metadata.recordedAt <= knownAt);
  return byDate(corrected(known), ({ event }) => event.effective);
}

/** The state that a history leads to, as it was known at an instant. */
export function stateAsKnown<Event extends DomainEvent, State>(
  decider: Pick<Decider<never, Event, State>, 'initial' | 'evolve'>,
  recorded: readonly Recorded<Event>[],
  knownAt?: Instant,
): State {
  return fold(decider, historyAsKnown(recorded, knownAt).map(({ event }) => event));
}

/** Whether an event says something about other entries, so that what was folded before has to be folded again. */
export function isCorrection(event: DomainEvent): event is CorrectionEvent {
  return event.type === 'EntryRetracted' || event.type === 'EntryCorrected';
}

/**
 * What counts of a history, in the order of recording: without what was retracted, and with what was corrected as it is
 * said now. The corrections themselves stay in it, but for those that were retracted.
 */
export function corrected<Event extends DomainEvent>(recorded: readonly Recorded<Event>[]): readonly Recorded<Event>[] {
  if (!recorded.some(({ event }) => isCorrection(event))) return recorded;
  const retracted = retractedEntries(recorded);
  const counting = recorded.filter(({ stored }) => !retracted.has(stored.id));
  const saidAnew = new Map<string, DomainEvent>();
  for (const { event } of counting) if (isCorrection(event) && event.type === 'EntryCorrected') saidAnew.set(event.data.entry, event);
  return counting.map((one) => {
    const anew = saidAnew.get(one.stored.id);
    return anew && isCorrection(anew) && anew.type === 'EntryCorrected' ? { ...one, event: said(one.event, anew) } : one;
  });
}

/** Read from the last to the first: whether a retraction counts is settled before what it retracts. */
function retractedEntries(recorded: readonly Recorded[]): ReadonlySet<string> {
  const retracted = new Set<string>();
  for (let at = recorded.length - 1; at >= 0; at--) {
    const { event, stored } = recorded[at]!;
    if (!isCorrection(event) || event.type !== 'EntryRetracted' || retracted.has(stored.id)) continue;
    for (const entry of event.data.entries) retracted.add(entry);
  }
  return retracted;
}

function said<Event extends DomainEvent>(original: Event, { data, personal }: Extract<CorrectionEvent, { type: 'EntryCorrected' }>): Event {
  const { effective, effectiveAt } = data.says;
  const { effectiveAt: _former, personal: before, ...rest } = original;
  const anew = personal && !isErased(personal) ? personal.says : undefined;
  const after = isErased(personal) ? personal : (anew ?? before);
  return {
    ...rest,
    data: data.says.data,
    effective,
    ...(effectiveAt === undefined ? {} : { effectiveAt }),
    ...(after === undefined ? {} : { personal: after }),
  } as Event;
}
