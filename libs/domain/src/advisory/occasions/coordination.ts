import { type PlainDate } from '#kernel';
import { type PathwayEvent } from '../../pathway/events.js';
import { kindsOn } from '../kinds.js';
import { type Occasion, type OccasionName, type OccasionReader, type OccasionSays } from './occasion.js';
import { tilbudAround } from './tilbud-around.js';

const trigger = 'coordination';

/** Network meetings ahead, discharge agreements and coordination plans (rule OCC-1). */
export const coordination: OccasionReader = {
  trigger,
  types: ['NetworkMeetingPlanned', 'NetworkMeetingMoved', 'NetworkMeetingCancelled', 'DischargeAgreementRecorded', 'CoordinationPlanRecorded'],
  named: ({ event }) => nameOf(event),
  askedBy: ({ event }, { subjectId }) => (nameOf(event)?.subjectId === subjectId ? kindsOn(trigger) : []),
  read(history) {
    const said = new Map<string, Occasion>();
    const around = tilbudAround(history);
    for (const { event } of history) {
      const name = nameOf(event);
      const says = name && saidBy(event);
      if (says) said.set(name.subjectId, { ...name, tilbudIds: 'about' in says ? around(says.about.date) : [], says });
    }
    return [...said.values()];
  },
};

function nameOf(event: PathwayEvent): OccasionName | undefined {
  const named = (subjectId: OccasionName['subjectId']): OccasionName => ({ trigger, subjectId, planId: null });
  switch (event.type) {
    case 'NetworkMeetingPlanned':
    case 'NetworkMeetingMoved':
    case 'NetworkMeetingCancelled':
      return named(event.data.meetingId);
    case 'DischargeAgreementRecorded':
      return named(event.data.agreementId);
    case 'CoordinationPlanRecorded':
      return named(event.data.coordinationPlanId);
    default:
      return undefined;
  }
}

function saidBy(event: PathwayEvent): OccasionSays | undefined {
  switch (event.type) {
    case 'NetworkMeetingPlanned':
    case 'NetworkMeetingMoved':
      return { is: 'set', about: { trigger, date: event.data.date, what: 'network-meeting', time: event.data.time } };
    case 'NetworkMeetingCancelled':
      return { is: 'cancelled' };
    case 'DischargeAgreementRecorded':
      return { is: 'recorded', about: arranged(event.effective, 'discharge-agreement') };
    case 'CoordinationPlanRecorded':
      return { is: 'recorded', about: arranged(event.effective, 'coordination-plan') };
    default:
      return undefined;
  }
}

function arranged(date: PlainDate, what: 'discharge-agreement' | 'coordination-plan') {
  return { trigger, date, what, time: null } as const;
}
