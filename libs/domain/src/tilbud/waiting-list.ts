import { accept, laterOf, refuse, type Decision, type PlainDate } from '#kernel';
import { includes } from '../pathway/interval.js';
import { type EndWaiting, type PutOnWaitingList } from './commands.js';
import { type TilbudEvent, WaitingListEntered, WaitingListEntryEnded } from './events.js';
import { unlessRegistered } from './keep-tilbud.js';
import { type Light } from './light.js';
import { TIL_3 } from './rules.js';
import { waitingEntry, type Tilbud, type WaitingEntry } from './state.js';

export function putOnWaitingList(asked: PutOnWaitingList, state: Tilbud, now: Light): Decision<TilbudEvent> {
  const objection = unlessRegistered(state);
  if (objection) return objection;
  const { type: _type, entryId, since = now.today, needs, ...entry } = asked;
  if (since > now.today) return refuse(TIL_3, 'since-in-the-future', { since, today: now.today });
  if (state.waiting.some((one) => one.entryId === entryId)) return accept();
  const already = state.waiting.find((one) => one.citizenId === entry.citizenId && one.kind === entry.kind && one.endedBecause === null);
  if (already) return refuse(TIL_3, 'already-waiting', { entryId: already.entryId, since: already.since });
  return accept(WaitingListEntered.of({ ...entry, entryId, since, needs: [...needs] }, { on: now.today }));
}

export function endWaiting({ entryId, because }: EndWaiting, state: Tilbud, now: Light): Decision<TilbudEvent> {
  const objection = unlessRegistered(state);
  if (objection) return objection;
  const entry = waitingEntry(state, entryId);
  if (!entry) return refuse(TIL_3, 'not-waiting', { entryId });
  return accept(WaitingListEntryEnded.of({ entryId, on: laterOf(now.today, entry.since), because }, { on: now.today }));
}

/** Who waits on a date, who has waited longest first. */
export function waitingListOn({ waiting }: Tilbud, date: PlainDate): readonly WaitingEntry[] {
  return waiting
    .filter(({ since, until }) => includes({ from: since, until }, date))
    .sort((a, b) => (a.since !== b.since ? (a.since < b.since ? -1 : 1) : a.entryId < b.entryId ? -1 : 1));
}
