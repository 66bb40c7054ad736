import { type Uuid } from '#kernel';
import { type PathwayEvent } from '../../pathway/events.js';
import { type AdvisoryKind, kindsOf } from '../kinds.js';
import { type Occasion, occasionKey, type OccasionName, type OccasionReader, type OccasionSays } from './occasion.js';

const trigger = 'botilbud-discharge';
const { first, changed, withdrawn } = kindsOf[trigger];

const kindsAskedFor: Partial<Record<PathwayEvent['type'], readonly AdvisoryKind[]>> = {
  DischargePlanned: [first],
  DischargeRescheduled: [first, changed],
  DischargeRecorded: [first, changed],
  DischargeCancelled: [withdrawn],
};

/** Discharges from a botilbud: planned ones, and those that nobody had planned (rule DIS-1). */
export const discharges: OccasionReader = {
  trigger,
  types: ['DischargePlanned', 'DischargeRescheduled', 'DischargeCancelled', 'DischargeRecorded'],
  named: ({ event }) => planOf(event),
  /** A discharge under another plan of the stay ends this one. */
  askedBy({ event }, occasion) {
    const of = planOf(event);
    if (!of) return [];
    if (occasionKey(of) === occasionKey(occasion)) return kindsAskedFor[event.type] ?? [];
    return event.type === 'DischargeRecorded' && of.subjectId === occasion.subjectId ? [withdrawn] : [];
  },
  /** A stay has one discharge: one that is recorded holds against every plan, whenever either was decided. */
  read(history) {
    const tilbud = new Map<Uuid, Uuid>();
    const left = new Map<Uuid, string>();
    const said = new Map<string, OccasionName & Pick<Occasion, 'says'>>();
    for (const { event } of history) {
      if (event.type === 'StayStarted' || event.type === 'AcuteStayStarted' || event.type === 'AssessmentStayStarted') {
        tilbud.set(event.data.stayId, event.data.tilbudId);
      }
      const plan = planOf(event);
      const says = plan && saidBy(event);
      if (!plan || !says) continue;
      const key = occasionKey(plan);
      if (says.is === 'recorded') left.set(plan.subjectId, key);
      if (says.is === 'recorded' || left.get(plan.subjectId) !== key) said.set(key, { ...plan, says });
    }
    return [...said].map(([key, one]) => {
      const overtaken = one.says.is === 'set' && (left.get(one.subjectId) ?? key) !== key;
      const from = tilbud.get(one.subjectId);
      return { ...one, tilbudIds: from === undefined ? [] : [from], says: overtaken ? { is: 'cancelled' } : one.says };
    });
  },
};

function planOf(event: PathwayEvent): OccasionName | undefined {
  switch (event.type) {
    case 'DischargePlanned':
    case 'DischargeRescheduled':
    case 'DischargeCancelled':
    case 'DischargeRecorded':
      return { trigger, subjectId: event.data.stayId, planId: event.data.planId };
    default:
      return undefined;
  }
}

function saidBy(event: PathwayEvent): OccasionSays | undefined {
  switch (event.type) {
    case 'DischargePlanned':
      return { is: 'set', about: { trigger, date: event.data.date, destination: event.data.destination } };
    case 'DischargeRescheduled':
      return { is: 'set', about: { trigger, date: event.data.to, destination: event.data.destination } };
    case 'DischargeRecorded':
      return { is: 'recorded', about: { trigger, date: event.effective, destination: event.data.destination } };
    case 'DischargeCancelled':
      return { is: 'cancelled' };
    default:
      return undefined;
  }
}
