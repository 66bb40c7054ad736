import { accept, refuse, type Decision, type PlainDate } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { ifDead, ifDeadOn, ifInTheFuture, ifTaken, unlessRegistered, type Objection } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { CoordinatorAssigned } from '../people/events.js';
import { runsPast } from '../interval.js';
import { type PathwayState } from '../state.js';
import { type PathwayTrack } from '../track.js';
import {
  type AcceptCase,
  type ChangePayingMunicipality,
  type DeclineCase,
  type OfferCase,
  type RecordMove,
  type ResponsibilityCommand,
  type WithdrawCase,
} from './commands.js';
import { ActingMunicipalityChanged, CaseTransferEnded, CaseTransferOffered, CitizenMoved, PayingMunicipalityChanged } from './events.js';
import { CIT_2, RSP_1 } from './rules.js';
import { actingMunicipality, evolve, initial, municipalityOn, waitingTransfer, type ResponsibilityState } from './state.js';

export const responsibility: PathwayTrack<ResponsibilityCommand, ResponsibilityState> = {
  initial,
  evolve,
  decide: {
    RecordMove: recordMove,
    OfferCase: offerCase,
    AcceptCase: acceptCase,
    DeclineCase: declineCase,
    WithdrawCase: withdrawCase,
    ChangePayingMunicipality: changePayingMunicipality,
  },
};

function recordMove({ to, on }: RecordMove, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const objection = unlessRegistered(state) ?? ifInTheFuture(on, now) ?? ifDeadOn(on, state);
  if (objection) return objection;
  return municipalityOn(state.responsibility.home, on) === to ? accept() : accept(CitizenMoved.of({ to }, { on }));
}

function offerCase({ transferId, to, because, payer }: OfferCase, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { transfers } = state.responsibility;
  const objection =
    unlessRegistered(state) ??
    ifDead(state) ??
    unlessSender(state, now) ??
    ifTaken(transferId, transfers.map((one) => one.transferId));
  if (objection) return objection;
  if (to === actingMunicipality(state.responsibility)) return refuse(RSP_1, 'own-municipality', { to });
  const waiting = waitingTransfer(state.responsibility);
  if (waiting) return refuse(RSP_1, 'already-offered', { transferId: waiting.transferId, to: waiting.to });
  return accept(CaseTransferOffered.of({ transferId, to, because, payer }, { on: now.today }));
}

function acceptCase({ transferId, on, coordinator }: AcceptCase, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const unregistered = unlessRegistered(state);
  if (unregistered) return unregistered;
  const offer = waitingTransfer(state.responsibility);
  const from = actingMunicipality(state.responsibility);
  if (offer?.transferId !== transferId || from === undefined) return refuse(RSP_1, 'not-offered', { transferId });
  const objection = unlessReceiver(offer.to, now) ?? ifInTheFuture(on, now) ?? ifDeadOn(on, state) ?? duringStay(on, state);
  if (objection) return objection;
  if (on < offer.offeredOn) return refuse(RSP_1, 'before-offered', { on, offeredOn: offer.offeredOn });
  const { to, because, payer } = offer;
  return accept<PathwayEvent>(
    ActingMunicipalityChanged.of({ transferId, from, to, because }, { on }),
    ...(payer === 'receiver' ? [PayingMunicipalityChanged.of({ to, because: 'case-transferred' }, { on })] : []),
    ...(coordinator ? [CoordinatorAssigned.of({ workerId: coordinator.workerId, unit: coordinator.unit }, { on })] : []),
  );
}

function declineCase({ transferId }: DeclineCase, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const offer = waitingTransfer(state.responsibility);
  if (offer?.transferId !== transferId) return unlessRegistered(state) ?? refuse(RSP_1, 'not-offered', { transferId });
  return unlessReceiver(offer.to, now) ?? accept(CaseTransferEnded.of({ transferId, as: 'declined' }, { on: now.today }));
}

function withdrawCase({ transferId }: WithdrawCase, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  if (waitingTransfer(state.responsibility)?.transferId !== transferId) return unlessRegistered(state) ?? refuse(RSP_1, 'not-offered', { transferId });
  return unlessSender(state, now) ?? accept(CaseTransferEnded.of({ transferId, as: 'withdrawn' }, { on: now.today }));
}

function changePayingMunicipality({ to, on, because }: ChangePayingMunicipality, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const objection = unlessRegistered(state) ?? ifInTheFuture(on, now) ?? unlessSender(state, now);
  if (objection) return objection;
  const same = municipalityOn(state.responsibility.paying, on) === to;
  return same ? accept() : accept(PayingMunicipalityChanged.of({ to, because }, { on }));
}

/** Rule CIT-2. */
function duringStay(on: PlainDate, { stays }: PathwayState): Objection {
  const stay = stays.stays.find((one) => runsPast(one, on));
  return stay && refuse(CIT_2, 'during-stay', { on, stayId: stay.stayId });
}

function unlessSender({ responsibility: state }: PathwayState, { actor }: Circumstances): Objection {
  return actor.municipality === actingMunicipality(state) ? undefined : refuse(RSP_1, 'not-the-sender');
}

function unlessReceiver(receiver: string, { actor }: Circumstances): Objection {
  return actor.municipality === receiver ? undefined : refuse(RSP_1, 'not-the-receiver');
}
