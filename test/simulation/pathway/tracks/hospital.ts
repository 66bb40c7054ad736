import * as ask from '#testing/given-when-then/admission-commands.js';
import { type Ask, type Asking, type Asks } from '../asking.js';
import { type Fact, type HospitalEntry, type Of } from '../facts.js';
import { Told } from '../told.js';
import { diedOn, isRegistered, isTellable } from './case.js';
import { named } from '../names.js';

/** Two episodes at a hospital are enough to tell them apart. */
export const episodes = ['episode 0', 'episode 1'] as const;
const order: readonly HospitalEntry[] = ['admission', 'leave-start', 'leave-end', 'discharge'];
type Entry = Of<'hospital'>;

/** What is left standing of what the hospital said, in the order in which it said it; and what it struck. */
interface Standing {
  readonly entries: readonly Entry[];
  readonly struck: readonly Entry[];
}

const standing = (told: Told, episode: string): Standing => told.once(`standing ${episode}`, () => heard(told, episode));

function heard(told: Told, episode: string): Standing {
  let entries: readonly Entry[] = [];
  let struck: readonly (Entry & { readonly inAdvance: boolean })[] = [];
  for (const fact of told.asSaid) {
    if (fact.is !== 'hospital' || fact.episode !== episode) continue;
    const isSame = (one: Entry) => one.entry === fact.entry && one.on === fact.on;
    if (fact.annulled) {
      // What is struck is what was said for that day, or else the last of its kind; what is not said yet is struck in advance.
      const same = entries.findLast(isSame);
      if (!same && struck.some(isSame)) continue;
      const gone = same ?? entries.findLast((one) => one.entry === fact.entry);
      entries = entries.filter((one) => one !== gone);
      struck = [...struck, { ...fact, inAdvance: !gone }];
    } else if (!entries.some(isSame) && !struck.some((one) => one.inAdvance && isSame(one))) {
      entries = [...entries, fact];
      struck = struck.filter((one) => !isSame(one));
    }
  }
  return { entries, struck };
}

interface Time {
  readonly from: number;
  readonly until: number;
}

/** The times at the hospital; death ends them. */
const timesOf = (told: Told, episode: string): readonly Time[] => told.once(`times ${episode}`, () => timesIn(told, episode));

function timesIn(told: Told, episode: string): readonly Time[] {
  const times: Time[] = [];
  for (const { entry, on } of inOrder(standing(told, episode).entries)) {
    const last = times.at(-1);
    const isIn = last?.until === Infinity;
    if (entry === 'admission' && !isIn) times.push({ from: on, until: Infinity });
    if (entry === 'discharge' && isIn) times[times.length - 1] = { ...last, until: on };
  }
  return times.map(({ from, until }) => ({ from, until: Math.min(until, Math.max(from, diedOn(told) ?? Infinity)) }));
}

const inOrder = (entries: readonly Entry[]) => [...entries].sort((a, b) => a.on - b.on || order.indexOf(a.entry) - order.indexOf(b.entry));
const isDuring = ({ from, until }: Time, day: number) => from <= day && day < until;

export const isInHospital = (told: Told, day: number) => episodes.some((one) => timesOf(told, one).some((time) => isDuring(time, day)));
/** Whether somebody is there on the day, or still is. */
export const keepsFromClosing = (told: Told, day: number) =>
  episodes.some((one) => timesOf(told, one).some((time) => time.until === Infinity || isDuring(time, day)));

const expectedOn = (told: Told, episode: string, day: number) => told.all('expected').findLast((one) => one.episode === episode && one.on <= day)?.date;
const readyIn = (told: Told, episode: string, { from, until }: Time) =>
  told.all('ready').find((one) => one.episode === episode && from <= one.on && one.on <= until)?.on;

/** How an episode stands on a day. */
export function stageOn(told: Told, episode: string, day: number): string {
  const { entries, struck } = standing(told, episode);
  const times = timesOf(told, episode);
  const time = times.find((one) => isDuring(one, day));
  if (!time) {
    if (times.length === 0) return struck.some(({ entry }) => entry === 'admission') ? 'annulled' : 'unknown';
    const last = times.findLast(({ from }) => from <= day);
    if (!last) return 'unknown';
    return entries.some(({ entry, on }) => entry === 'discharge' && on === last.until) ? 'discharged' : 'dead';
  }
  let away = false;
  for (const { entry, on } of inOrder(entries)) {
    if (on > day) break;
    if (entry === 'leave-start') away = true;
    if (entry === 'leave-end' || entry === 'discharge') away = false;
  }
  if (away) return 'on-leave';
  if ((readyIn(told, episode, time) ?? Infinity) <= day) return 'ready';
  return (expectedOn(told, episode, day) ?? null) === null ? 'admitted' : 'discharge-expected';
}

const episodeOf = ({ pick }: Asking) => episodes[pick % episodes.length]!;

function telling(entry: HospitalEntry, command: Ask['command'], annulled = false): Ask {
  return {
    expected: (asking) => {
      const { told, on, today, sayings } = asking;
      if (!isRegistered(asking) || on > today + 1) return 'refused';
      const said: Fact = { is: 'hospital', on, episode: episodeOf(asking), entry, annulled };
      const after = new Told([...sayings, { facts: [said], counts: true }]);
      return isUnchanged(standing(told, said.episode), standing(after, said.episode)) ? [] : [said];
    },
    command,
  };
}

const isUnchanged = (a: Standing, b: Standing) => JSON.stringify(a) === JSON.stringify(b);
const toldOf = (asking: Asking, date: Parameters<Ask['command']>[1]) => ({ admissionId: named(episodeOf(asking)), on: date(asking.on) });

/** The time at the hospital in which something is said: on the day of leaving, too. */
const timeWhen = ({ told, on }: Asking, episode: string) => timesOf(told, episode).findLast(({ from, until }) => from <= on && (on < until || on === until));

export const asksOfHospital = {
  admit: telling('admission', (asking, date) => ask.recordHospitalAdmission(toldOf(asking, date))),
  goOnLeave: telling('leave-start', (asking, date) => ask.recordHospitalLeaveStart(toldOf(asking, date))),
  returnFromLeave: telling('leave-end', (asking, date) => ask.recordHospitalLeaveEnd(toldOf(asking, date))),
  discharge: telling('discharge', (asking, date) => ask.recordHospitalDischarge(toldOf(asking, date))),
  annulAdmission: telling('admission', (asking, date) => ask.cancelHospitalEntry({ ...toldOf(asking, date), entry: 'admission' }), true),
  annulDischarge: telling('discharge', (asking, date) => ask.cancelHospitalEntry({ ...toldOf(asking, date), entry: 'discharge' }), true),
  expectDischarge: {
    expected: (asking) => {
      const { told, on, pick } = asking;
      const episode = episodeOf(asking);
      const time = timeWhen(asking, episode);
      const expected = on + (pick % 20) - 3;
      if (!isTellable(asking) || !time || expected < time.from) return 'refused';
      return expectedOn(told, episode, on) === expected ? [] : [{ is: 'expected', on, episode, date: expected }];
    },
    command: (asking, date) => ask.expectHospitalDischarge({ ...toldOf(asking, date), date: date(asking.on + (asking.pick % 20) - 3) }),
  },
  expectNone: {
    expected: (asking) => {
      const { told, on } = asking;
      const episode = episodeOf(asking);
      const expected = expectedOn(told, episode, on);
      if (!isTellable(asking) || !timeWhen(asking, episode) || expected === undefined) return 'refused';
      return expected === null ? [] : [{ is: 'expected', on, episode, date: null }];
    },
    command: (asking, date) => ask.withdrawExpectedHospitalDischarge(toldOf(asking, date)),
  },
  beReady: {
    expected: (asking) => {
      const episode = episodeOf(asking);
      const time = timeWhen(asking, episode);
      if (!isTellable(asking) || !time) return 'refused';
      const ready = readyIn(asking.told, episode, time);
      if (ready !== undefined) return ready === asking.on ? [] : 'refused';
      return [{ is: 'ready', on: asking.on, episode }];
    },
    command: (asking, date) => ask.recordTreatmentCompleted(toldOf(asking, date)),
  },
} as const satisfies Asks;
