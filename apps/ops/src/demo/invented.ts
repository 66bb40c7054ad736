import { randomInt, randomUUID } from 'node:crypto';
import { addDays, dateInCopenhagen, type Instant, instantFromMillis, type PlainDate, timeInCopenhagen } from '#kernel';

/** A personnummer of the years 1858 to 1899: nobody living has it, and it differs from run to run. */
export function inventedCpr(): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(randomInt(1, 29))}${two(randomInt(1, 13))}${two(randomInt(58, 100))}${randomInt(5, 9)}${String(randomInt(1000)).padStart(3, '0')}`;
}

/** Ids of people and places that are there for one run only. */
export function inventedPlaces() {
  return {
    botilbud: randomUUID(),
    support: randomUUID(),
    coordinator: randomUUID(),
    workerAtBotilbud: randomUUID(),
    workerAtSupport: randomUUID(),
    partner: `demo-region-${randomUUID().slice(0, 8)}`,
    /** Of the hospital: the stay there. */
    episode: randomUUID(),
    hospital: `demo-sygehus-${randomUUID().slice(0, 8)}`,
  };
}

/** The dates of the story. An advisory with a lead time of seven days falls due within the minute that begins next. */
export interface StoryDates {
  readonly today: PlainDate;
  readonly opened: PlainDate;
  readonly stayStarted: PlainDate;
  /** `HH:MM` in Denmark, at most a minute away. */
  readonly cutoff: string;
  /** When the advisory falls due. */
  readonly due: Instant;
  readonly plannedDischarge: PlainDate;
  readonly movedTo: PlainDate;
  readonly intensiveThrough: PlainDate;
}

export const LEAD_TIME_DAYS = 7;

export function storyDates(nowMillis: number): StoryDates {
  const today = dateInCopenhagen(instantFromMillis(nowMillis));
  // Not closer than five seconds, so that it is planned before it is due.
  const due = instantFromMillis(Math.ceil((nowMillis + 5_000) / 60_000) * 60_000);
  const plannedDischarge = addDays(dateInCopenhagen(due), LEAD_TIME_DAYS);
  return {
    today,
    opened: addDays(today, -120),
    stayStarted: addDays(today, -100),
    cutoff: timeInCopenhagen(due),
    due,
    plannedDischarge,
    movedTo: addDays(plannedDischarge, -5),
    intensiveThrough: addDays(today, 56),
  };
}
