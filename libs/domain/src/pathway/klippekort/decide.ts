import { accept, addDays, refuse, type Decision } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { ifDeadOn, ifInTheFuture, unlessRegistered } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { knownWorkersOn } from '../people/state.js';
import { type PathwayState } from '../state.js';
import { type PathwayTrack } from '../track.js';
import { type ExpireKlippekort, type KlippekortCommand, type UseClip } from './commands.js';
import { ClipUsed, KlippekortExpired } from './events.js';
import { offerNewInquiry } from './offers.js';
import { KLI_1, TIME_1 } from './rules.js';
import { cardFor, evolve, inForceOn, initial, statusOf, type KlippekortState } from './state.js';

export const klippekort: PathwayTrack<KlippekortCommand, KlippekortState> = {
  initial,
  evolve,
  decide: { UseClip: useClip, ExpireKlippekort: expireKlippekort, OfferNewInquiry: offerNewInquiry },
};

function useClip({ on, tilbudId, workerId, unknownWorkerReason }: UseClip, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const objection = unlessRegistered(state) ?? ifInTheFuture(on, now) ?? ifDeadOn(on, state);
  if (objection) return objection;
  const card = cardFor(state.klippekort, on);
  if (!card) return refuse(KLI_1, 'no-active-klippekort', { status: 'none' });
  const { cardId, clips, validFrom, validThrough } = card;
  if (on < validFrom || validThrough < on) return refuse(KLI_1, 'outside-validity', { on, validFrom, validThrough });
  if (!inForceOn(card, on)) return refuse(KLI_1, 'no-active-klippekort', { status: statusOf(card) });
  if (card.uses.length >= clips) return refuse(KLI_1, 'no-clips-left', { clips });

  const workerKnown = knownWorkersOn(state.people, on).some((one) => one.workerId === workerId);
  const reason = workerKnown ? '' : (unknownWorkerReason?.trim() ?? '');
  if (!workerKnown && !knowsTilbud({ on, tilbudId }, state)) return refuse(KLI_1, 'tilbud-not-known', { tilbudId });
  if (!workerKnown && reason === '') return refuse(KLI_1, 'worker-not-known', { workerId });
  const personal = reason === '' ? {} : { personal: { unknownWorkerReason: reason } };
  return accept(ClipUsed.of({ cardId, tilbudId, workerId, workerKnown }, { on, ...personal }));
}

function expireKlippekort({ cardId }: ExpireKlippekort, state: PathwayState, { today }: Circumstances): Decision<PathwayEvent> {
  const card = state.klippekort.cards.find((one) => one.cardId === cardId);
  if (!card) return refuse(TIME_1, 'no-such-klippekort', { cardId });
  if (statusOf(card) !== 'active') return accept();
  const { validThrough } = card;
  if (today <= validThrough) return refuse(TIME_1, 'validity-not-over', { today, validThrough });
  return accept(KlippekortExpired.of({ cardId }, { on: addDays(validThrough, 1) }));
}

function knowsTilbud({ on, tilbudId }: Pick<UseClip, 'on' | 'tilbudId'>, { people, services, stays }: PathwayState): boolean {
  const given = services.services.filter(({ annulled }) => annulled === undefined);
  const places = [...people.knownWorkers, ...given, ...stays.stays];
  return places.some((one) => one.tilbudId === tilbudId && one.from <= on);
}
