import { type Instant, type PlainDate } from '#kernel';
import { type Interval } from '../interval.js';

export type EntryKind = 'admission' | 'leave-start' | 'leave-end' | 'discharge';
export type CareClass = 'emergency' | 'inpatient';

/** An entry as the hospital tells it, with the hospital's times. */
export interface Entry {
  readonly kind: EntryKind;
  readonly on: PlainDate;
  readonly at?: Instant | undefined;
  readonly careClass?: CareClass | undefined;
  readonly psychiatric?: boolean | undefined;
  readonly unitSor?: string | undefined;
}

/** One thing the hospital has said about an admission. The highest number came last. */
export interface Statement {
  readonly says: 'recorded' | 'revised' | 'cancelled';
  readonly entry: Entry;
  readonly number: number;
  /** When its message was sent; absent where it came without one. */
  readonly sentAt?: Instant | undefined;
}

/** What holds of an admission after all that has been said, in whatever order it was told. */
export interface Picture {
  readonly entries: readonly Entry[];
  /** Cancelled before it was told: not taken in when it comes. */
  readonly cancelledBefore: readonly Entry[];
  /** Told and cancelled since: cancelling it again changes nothing. */
  readonly cancelledSince: readonly Entry[];
  /** Revised before it was told: what comes is the old telling. */
  readonly revisedBefore: readonly Entry[];
}

const nothing: Picture = { entries: [], cancelledBefore: [], cancelledSince: [], revisedBefore: [] };

/** Reads the statements in the order they were made. */
export function pictureOf(statements: readonly Statement[]): Picture {
  return inOrderOfSending(statements).reduce(hear, nothing);
}

/**
 * What was sent later stands behind what was sent before, in whatever order the messages came; what came without a message stands
 * where it came.
 */
function inOrderOfSending(statements: readonly Statement[]): readonly Statement[] {
  const asTheyCame = [...statements].sort((a, b) => a.number - b.number);
  let last = '';
  const placed = asTheyCame.map((statement) => {
    last = statement.sentAt ?? last;
    return { statement, sentAt: last };
  });
  return placed.sort((a, b) => (a.sentAt < b.sentAt ? -1 : a.sentAt > b.sentAt ? 1 : 0)).map(({ statement }) => statement);
}

/** The picture after one more statement; the very same one where it changes nothing. */
export function hear(picture: Picture, { says, entry }: Pick<Statement, 'says' | 'entry'>): Picture {
  switch (says) {
    case 'recorded':
      return record(picture, entry);
    case 'revised':
      return revise(picture, entry);
    case 'cancelled':
      return cancel(picture, entry);
  }
}

function record(picture: Picture, told: Entry): Picture {
  if ([...picture.entries, ...picture.cancelledBefore].some((one) => isSame(one, told))) return picture;
  const revised = picture.revisedBefore.find((one) => isLike(one, told));
  if (revised) {
    return {
      ...picture,
      revisedBefore: without(picture.revisedBefore, revised),
      entries: replaced(picture.entries, revised, { ...told, on: revised.on, at: revised.at }),
    };
  }
  return {
    ...picture,
    entries: [...picture.entries, told],
    cancelledSince: picture.cancelledSince.filter((one) => !isSame(one, told)),
  };
}

function revise(picture: Picture, told: Entry): Picture {
  const old = picture.entries.findLast((one) => isLike(one, told));
  if (old?.on === told.on && old.at === told.at) return picture;
  if (old) {
    const anew = { ...old, on: told.on, at: told.at };
    return {
      ...picture,
      entries: replaced(picture.entries, old, anew),
      revisedBefore: replaced(picture.revisedBefore, old, anew),
    };
  }
  return { ...picture, entries: [...picture.entries, told], revisedBefore: [...picture.revisedBefore, told] };
}

function cancel(picture: Picture, told: Entry): Picture {
  const same = picture.entries.findLast((one) => isSame(one, told));
  const known = [...picture.cancelledBefore, ...picture.cancelledSince].some((one) => isSame(one, told));
  if (!same && known) return picture;
  const old = same ?? picture.entries.findLast((one) => isLike(one, told));
  if (!old) return { ...picture, cancelledBefore: [...picture.cancelledBefore, told] };
  return {
    ...picture,
    entries: without(picture.entries, old),
    revisedBefore: without(picture.revisedBefore, old),
    cancelledSince: [...picture.cancelledSince, told],
  };
}

/** The dates of the admission; more than one interval when the citizen came back within the episode. */
export function admittedDuring({ entries }: Pick<Picture, 'entries'>): readonly Interval[] {
  return spans(entries, 'admission', ['discharge']);
}

/** The dates on leave. Leave is no discharge. */
export function onLeaveDuring({ entries }: Pick<Picture, 'entries'>): readonly Interval[] {
  return spans(entries, 'leave-start', ['leave-end', 'discharge']);
}

/** The entries in the order of the hospital's times. */
export function inOrderOfTime(entries: readonly Entry[]): readonly Entry[] {
  return [...entries].sort((a, b) => (timeKey(a) < timeKey(b) ? -1 : timeKey(a) > timeKey(b) ? 1 : 0));
}

function spans(entries: readonly Entry[], start: EntryKind, ends: readonly EntryKind[]): readonly Interval[] {
  const found: Interval[] = [];
  for (const { kind, on } of inOrderOfTime(entries)) {
    const last = found.at(-1);
    if (last?.until !== null) {
      if (kind === start) found.push({ from: on, until: null });
    } else if (ends.includes(kind)) {
      found[found.length - 1] = { ...last, until: on };
    }
  }
  return found;
}

const rank: Record<EntryKind, number> = { admission: 0, 'leave-start': 1, 'leave-end': 2, discharge: 3 };

/** Without an hour, beginnings stand first on their date and endings last. */
function timeKey({ kind, on, at }: Entry): string {
  return `${on} ${at ?? (rank[kind] < 2 ? '' : '~')} ${rank[kind]}`;
}

function isLike(one: Entry, told: Entry): boolean {
  return one.kind === told.kind && (one.careClass === told.careClass || !one.careClass || !told.careClass);
}

/** Whether two statements say the same thing at the same time. */
export function isRepeated(one: Statement, told: Omit<Statement, 'number'>): boolean {
  return one.says === told.says && one.sentAt === told.sentAt && isSame(one.entry, told.entry) && one.entry.careClass === told.entry.careClass;
}

function isSame(one: Entry, told: Entry): boolean {
  return isLike(one, told) && one.on === told.on && one.at === told.at;
}

function without(entries: readonly Entry[], gone: Entry): readonly Entry[] {
  return entries.filter((one) => one !== gone);
}

function replaced(entries: readonly Entry[], old: Entry, anew: Entry): readonly Entry[] {
  return entries.map((one) => (one === old ? anew : one));
}
