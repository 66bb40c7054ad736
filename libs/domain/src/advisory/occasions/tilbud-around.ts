import { addDays, type PlainDate, type Recorded, type Uuid } from '#kernel';
import { type PathwayEvent } from '../../pathway/events.js';
import { includes, type Interval } from '../../pathway/interval.js';
import { evolve as evolveServices, initial as noServices } from '../../pathway/service/state.js';
import { evolve as evolveStays, initial as noStays } from '../../pathway/stay/state.js';

interface AtTilbud extends Interval {
  readonly tilbudId: Uuid;
}

/**
 * Says which tilbud have to do with a citizen around a date, by stays and services: those on the date or the day before it, so that
 * what ended with the occasion counts; where there is none, the ones that the citizen left last. The history is folded once, when it
 * is first asked.
 * @param history with its corrections applied, in effective order
 */
export function tilbudAround(history: readonly Recorded<PathwayEvent>[]): (date: PlainDate) => readonly Uuid[] {
  let all: readonly AtTilbud[] | undefined;
  return (date) => {
    all ??= atTilbud(history);
    const begun = all.filter(({ from }) => from <= date);
    const then = begun.filter((one) => includes(one, date) || includes(one, addDays(date, -1)));
    return ids(then.length > 0 ? then : leftLast(begun));
  };
}

/** All of them have ended. */
function leftLast(begun: readonly AtTilbud[]): readonly AtTilbud[] {
  const ends = begun.flatMap(({ until }) => until ?? []).sort();
  return begun.filter(({ until }) => until === ends.at(-1));
}

function atTilbud(history: readonly Recorded<PathwayEvent>[]): readonly AtTilbud[] {
  let [stays, services] = [noStays, noServices];
  for (const { event } of history) {
    stays = evolveStays(stays, event);
    services = evolveServices(services, event);
  }
  return [...stays.stays, ...services.services.filter(({ annulled }) => annulled === undefined)];
}

function ids(all: readonly AtTilbud[]): readonly Uuid[] {
  return [...new Set(all.map(({ tilbudId }) => tilbudId))].sort();
}
