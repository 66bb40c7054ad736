import { type PlainDate } from '#kernel';
import { type PathwayEvent } from '../../pathway/events.js';
import { type OccasionTrigger } from '../about.js';

/** The events that set the date of what lies ahead, by trigger, and the member that says it. A correction of them can as well. */
const datesIn: Partial<Record<OccasionTrigger, Partial<Record<PathwayEvent['type'], string>>>> = {
  'botilbud-discharge': { DischargePlanned: 'date', DischargeRescheduled: 'to' },
  coordination: { NetworkMeetingPlanned: 'date', NetworkMeetingMoved: 'date' },
  transition: { TransitionPlanned: 'plannedDate', TransitionRescheduled: 'to' },
};

/** The events that can set a date ahead for a trigger; none where partners are told afterwards only. */
export function typesThatSetDates(trigger: OccasionTrigger): readonly string[] {
  const own = Object.keys(datesIn[trigger] ?? {});
  return own.length === 0 ? [] : [...own, 'EntryCorrected'];
}

/** The date that an event sets for an occasion of a trigger, or sets it anew to. */
export function dateSetBy({ type, data }: Pick<PathwayEvent, 'type' | 'data'>, trigger: OccasionTrigger): PlainDate | undefined {
  if (type === 'EntryCorrected') return dateSetBy((data as { readonly says: PathwayEvent }).says, trigger);
  const member = datesIn[trigger]?.[type];
  return member === undefined ? undefined : ((data as Readonly<Record<string, unknown>>)[member] as PlainDate);
}
