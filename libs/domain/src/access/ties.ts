import { addDays, type PlainDate, type Uuid } from '#kernel';
import { type SectionKey } from '../law/legal-basis.js';
import { type Interval } from '../pathway/interval.js';
import { type PathwayState } from '../pathway/state.js';

/** What connects a citizen with a tilbud, with a section of the law, or with both. */
export interface Tie extends Interval {
  readonly tilbudId: Uuid | null;
  readonly section: SectionKey | null;
}

/** All that has connected a citizen with tilbud and sections: places and support, what is waited for, handovers, known workers. */
export function tiesOf({ stays, services, transitions, people }: PathwayState): readonly Tie[] {
  return [
    ...[...stays.stays, ...stays.requests, ...services.services, ...services.waiting],
    ...services.visitations.map(({ section, decidedOn, to }) => ({ tilbudId: null, section, from: decidedOn, until: to && addDays(to, 1) })),
    ...transitions.transitions.flatMap(({ sender, receiver, from, until }) =>
      [sender, receiver].flatMap((party) => (party.kind === 'tilbud' ? [{ tilbudId: party.tilbudId, section: null, from, until }] : [])),
    ),
    ...people.knownWorkers.map(({ tilbudId, from, until }) => ({ tilbudId, section: null, from, until })),
  ].map(({ tilbudId, section, from, until }) => ({ tilbudId, section, from, until }));
}

/** The ties that count on a date: those that last, lie ahead, or have ended no more than so many calendar days ago. */
export function tiesOn(state: PathwayState, date: PlainDate, daysAfter: number): readonly Tie[] {
  return tiesOf(state).filter(({ until }) => until === null || date <= addDays(until, daysAfter));
}
