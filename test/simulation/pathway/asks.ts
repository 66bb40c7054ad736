import { type PathwayCommand } from '#domain';
import { type PlainDate } from '#kernel';
import * as ask from '#testing/given-when-then/commands.js';
import { bostoette, coordinator, marielund, named, stranger } from '#testing/given-when-then/invented.js';
import { recordDischarge, startStay } from '#testing/given-when-then/index.js';
import { type Fact, type Saying, type Section, type Told } from './reference.js';

/** What is known when something is asked. */
export interface Asking {
  readonly sayings: readonly Saying[];
  readonly told: Told;
  readonly today: number;
  /** The day that is asked for. */
  readonly on: number;
  /** A number to choose with. */
  readonly pick: number;
  /** Which ask it is, for ids. */
  readonly at: number;
}

/** What the reference expects: what is then told, nothing new, or a no. */
export type Expected = readonly Fact[] | 'refused';

export interface Ask {
  readonly expected: (asking: Asking) => Expected;
  readonly command: (asking: Asking, date: (day: number) => PlainDate) => PathwayCommand;
}

/** Clips on a card in this world; few, so that they run out. */
export const CLIPS = 2;

/** The last day of a card's two years, by the calendar of the machine. */
export function lastDayOfCard(on: number): number {
  const date = new Date(Date.UTC(2026, 0, 1) + on * 86_400_000);
  const [year, month, day] = [date.getUTCFullYear() + 2, date.getUTCMonth(), date.getUTCDate()];
  const leapDay = month === 1 && day === 29;
  return Math.round((Date.UTC(year, month, leapDay ? 28 : day) - Date.UTC(2026, 0, 1)) / 86_400_000) - 1;
}

const idOf = (kind: string, { at }: Asking) => `${kind} ${at}`;
const lasting = (begin: 'moved-in' | 'support', { told }: Asking) => told.all(begin).filter(({ id }) => !told.facts.some((end) => (end.is === 'left' || end.is === 'support-ended') && end.id === id));
const running = (begin: 'moved-in' | 'support', asking: Asking) => lasting(begin, asking)[asking.pick % Math.max(1, lasting(begin, asking).length)];

/** Nobody starts or ends anything but in the time that is open now, up to today. */
const isNow = ({ told, on, today }: Asking) => told.all('registered').length > 0 && told.isOpenAtLast && on >= told.lastOpening! && on <= today;
const isDead = ({ told, on }: Asking) => told.diedOn !== undefined && on >= told.diedOn;
const goesOnAfter = (begin: 'moved-in' | 'support', { told, on }: Asking) =>
  told.all(begin).some((one) => {
    const end = told.facts.find((fact) => (fact.is === 'left' || fact.is === 'support-ended') && fact.id === one.id)?.on;
    return end === undefined || (end > on && end > one.on);
  });
const superseding = ({ told }: Asking, day: number): readonly Fact[] =>
  told.cards(day).filter(({ id, clips }) => told.clipsUsed(id).length < clips).map(({ id }) => ({ is: 'superseded', on: day, id }));

export const asks = {
  register: {
    expected: ({ told, today }) => (told.all('registered').length > 0 ? 'refused' : [{ is: 'registered', on: today }]),
    command: () => ask.registerCitizen(),
  },
  open: {
    expected: (asking) => {
      const { told, on, today, pick } = asking;
      if (told.all('registered').length === 0 || told.isOpenAtLast || on > today || isDead(asking)) return 'refused';
      if (told.lastTurn !== undefined && on < told.lastTurn) return 'refused';
      const who = `coordinator ${pick % 3}`;
      const again = told.firstOpening === undefined ? false : 'inquiry';
      return [{ is: 'opened', on, again }, ...(told.coordinator(on) === who ? [] : [{ is: 'coordinator' as const, on, who }])];
    },
    command: ({ on, pick }, date) => ask.openPathway({ on: date(on), coordinator: { ...coordinator, workerId: named(`coordinator ${pick % 3}`) } }),
  },
  close: {
    expected: (asking) => {
      const { told, on } = asking;
      if (!isNow(asking) || goesOnAfter('moved-in', asking) || goesOnAfter('support', asking)) return 'refused';
      const supported = told.all('support').some((one) => one.on >= told.lastOpening!) && told.diedOn === undefined;
      const card = { is: 'card', on, id: idOf('card', asking), through: lastDayOfCard(on), clips: CLIPS } as const;
      return [{ is: 'closed', on }, ...(supported ? [...superseding(asking, on), card] : [])];
    },
    command: (asking, date) => ask.closePathway({ on: date(asking.on), cardId: named(idOf('card', asking)) }),
  },
  coordinate: {
    expected: (asking) => {
      const who = `coordinator ${asking.pick % 3}`;
      if (!isNow(asking)) return 'refused';
      return asking.told.coordinator(asking.on) === who ? [] : [{ is: 'coordinator', on: asking.on, who }];
    },
    command: ({ on, pick }, date) => ask.assignCoordinator({ on: date(on), workerId: named(`coordinator ${pick % 3}`) }),
  },
  grant107: granting('107'),
  grant85: granting('85'),
  moveIn: {
    expected: (asking) => {
      const grant = asking.told.grants('107', asking.on)[0];
      if (!isNow(asking) || isDead(asking) || !grant || goesOnAfter('moved-in', asking)) return 'refused';
      return [{ is: 'moved-in', on: asking.on, id: idOf('stay', asking), grant: grant.id }];
    },
    command: (asking, date) => startStay({ stayId: named(idOf('stay', asking)), on: date(asking.on), tilbudId: marielund }),
  },
  leave: {
    expected: (asking) => {
      const stay = running('moved-in', asking);
      return !isNow(asking) || !stay || asking.on < stay.on ? 'refused' : [{ is: 'left', on: asking.on, id: stay.id }];
    },
    command: (asking, date) => recordDischarge({ stayId: named(running('moved-in', asking)?.id ?? 'no stay'), on: date(asking.on) }),
  },
  support: {
    expected: (asking) => {
      const grant = asking.told.grants('85', asking.on)[0];
      if (!isNow(asking) || isDead(asking) || !grant || goesOnAfter('support', asking)) return 'refused';
      return [{ is: 'support', on: asking.on, id: idOf('service', asking), grant: grant.id }];
    },
    command: (asking, date) => ask.startService({ serviceId: named(idOf('service', asking)), on: date(asking.on), tilbudId: bostoette }),
  },
  endSupport: {
    expected: (asking) => {
      const service = running('support', asking);
      return !isNow(asking) || !service || asking.on < service.on ? 'refused' : [{ is: 'support-ended', on: asking.on, id: service.id }];
    },
    command: (asking, date) => ask.endService({ serviceId: named(running('support', asking)?.id ?? 'no service'), on: date(asking.on) }),
  },
  useClip: {
    expected: (asking) => {
      const { told, on, today } = asking;
      const card = told.cards(on)[0];
      const knowsPlace = told.all('support').some((one) => one.on <= on);
      if (told.all('registered').length === 0 || on > today || isDead(asking) || !card || !knowsPlace) return 'refused';
      return told.clipsUsed(card.id).length >= card.clips ? 'refused' : [{ is: 'clip', on, id: card.id }];
    },
    command: ({ on }, date) => ask.useClip({ on: date(on), ...stranger, unknownWorkerReason: 'En opdigtet grund' }),
  },
  die: {
    expected: ({ told, on, today }) => {
      if (told.all('registered').length === 0 || on > today) return 'refused';
      if (told.diedOn === on) return [];
      return told.diedOn === undefined ? [{ is: 'died', on }] : 'refused';
    },
    command: ({ on }, date) => ask.recordDeath({ on: date(on) }),
  },
} as const satisfies Record<string, Ask>;

function granting(section: Section): Ask {
  const until = ({ on, pick }: Asking) => (pick % 2 === 0 ? null : on + pick);
  return {
    expected: (asking) => {
      const { told, on, today } = asking;
      if (told.firstOpening === undefined || on < told.firstOpening || told.diedOn !== undefined) return 'refused';
      const granted: Fact = { is: 'granted', on, id: idOf('grant', asking), section, to: until(asking) };
      const reopening = Math.max(Math.min(on, today), told.lastTurn!);
      const opened: readonly Fact[] = told.isOpenAtLast ? [] : [{ is: 'opened', on: reopening, again: 'visitation' }];
      return [...opened, granted, ...superseding(asking, reopening)];
    },
    command: (asking, date) => {
      const to = until(asking);
      return ask.registerVisitation({
        visitationId: named(idOf('grant', asking)),
        section: `SEL-${section}`,
        from: date(asking.on),
        to: to === null ? null : date(to),
      });
    },
  };
}
