import { idOf, type PlainDate, type Recorded, uuid, type Uuid } from '#kernel';
import { type PathwayEvent } from '../../pathway/events.js';
import { evolveVisitations, type Visitation } from '../../pathway/service/visitations.js';
import { type About, type OccasionTrigger } from '../about.js';
import { kindsOn } from '../kinds.js';
import { type Occasion, type OccasionName, type OccasionReader } from './occasion.js';
import { tilbudAround } from './tilbud-around.js';

type History = readonly Recorded<PathwayEvent>[];

/** Closings of the pathway, each by its own entry: a reopening later takes nothing back (rule OCC-3). */
export const closings: OccasionReader = reader('closing', ['PathwayClosed'], ({ stored }) => uuid(stored.id), (history) =>
  history.flatMap(({ event, stored }) =>
    event.type === 'PathwayClosed' ? [{ subjectId: uuid(stored.id), about: { trigger: 'closing', date: event.effective, outcome: event.data.outcome } }] : []));

const decisions = ['VisitationRegistered', 'VisitationRevised', 'VisitationRevoked'] as const;

/** Decisions of the authority that grant support, as they were revised and revoked since (rule OCC-4). */
export const visitations: OccasionReader = reader(
  'visitation',
  decisions,
  ({ event }) => ('visitationId' in event.data ? (event.data.visitationId ?? undefined) : undefined),
  (history) => history.reduce<readonly Visitation[]>((all, { event }) => evolveVisitations(all, event), []).map(granted),
);

/** The death of the citizen: there is one (rule OCC-5). */
export const deaths: OccasionReader = reader('death', ['CitizenDied'], ({ stored }) => uuid(idOf(stored.stream)), (history) =>
  history.flatMap(({ event, stored }) => (event.type === 'CitizenDied' ? [diedOn(event.effective, uuid(idOf(stored.stream)))] : [])).slice(-1));

function granted({ visitationId, section, decidedOn, from, to, terms }: Visitation): Happened {
  const hoursPerWeek = terms.at(-1)?.hoursPerWeek ?? null;
  return { subjectId: visitationId, about: { trigger: 'visitation', date: decidedOn, section, from, to, hoursPerWeek } };
}

function diedOn(date: PlainDate, subjectId: Uuid): Happened {
  return { subjectId, about: { trigger: 'death', date } };
}

interface Happened {
  readonly subjectId: Uuid;
  readonly about: About;
}

/** Reads what partners are told of once it has happened: it was recorded, or was taken back, and is never called off. */
function reader(
  trigger: OccasionTrigger,
  types: readonly PathwayEvent['type'][],
  subjectOf: (one: Recorded<PathwayEvent>) => Uuid | undefined,
  happenedIn: (history: History) => readonly Happened[],
): OccasionReader {
  const named = (one: Recorded<PathwayEvent>): OccasionName | undefined => {
    const subjectId = types.includes(one.event.type) ? subjectOf(one) : undefined;
    return subjectId === undefined ? undefined : { trigger, subjectId, planId: null };
  };
  return {
    trigger,
    types,
    named,
    askedBy: (one, { subjectId }) => (named(one)?.subjectId === subjectId ? kindsOn(trigger) : []),
    read(history) {
      const around = tilbudAround(history);
      return happenedIn(history).map(({ subjectId, about }): Occasion => {
        return { trigger, subjectId, planId: null, tilbudIds: around(about.date), says: { is: 'recorded', about } };
      });
    },
  };
}
