import { accept, refuse, type Decision, type PlainDate, type Uuid } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { type PathwayEvent } from '../events.js';
import { type PathwayState } from '../state.js';
import { type AnswerInquiry, type ReceiveInquiry } from './commands.js';
import { InquiryAnswered, InquiryReceived } from './events.js';
import { ifDeadOn, ifInTheFuture, ifTaken, unlessRegistered, type Objection } from './guard.js';
import { INQ_1 } from './rules.js';

/** Rule INQ-1. */
export function receiveInquiry(asked: ReceiveInquiry, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const { inquiryId, on, at, source, unitSor, note } = asked;
  const objection =
    unlessRegistered(state) ??
    ifInTheFuture(on, now) ??
    ifDeadOn(on, state) ??
    ifTaken(inquiryId, state.case.inquiries.map((one) => one.inquiryId));
  if (objection) return objection;
  const unit = unitSor === undefined ? {} : { unitSor };
  const personal = note === undefined ? {} : { personal: { note } };
  return accept(InquiryReceived.of({ inquiryId, source, ...unit }, { on, at, ...personal }));
}

/** Rule INQ-1. */
export function answerInquiry({ inquiryId, on, outcome }: AnswerInquiry, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const inquiry = state.case.inquiries.find((one) => one.inquiryId === inquiryId);
  if (inquiry?.answer?.on === on && inquiry.answer.outcome === outcome) return accept();
  const objection = unlessWaiting(inquiryId, on, state) ?? ifInTheFuture(on, now);
  return objection ?? accept(InquiryAnswered.of({ inquiryId, outcome }, { on }));
}

/** Objects to answering an inquiry that there is not, that was answered, or that came later. */
export function unlessWaiting(inquiryId: Uuid, on: PlainDate, state: PathwayState): Objection {
  const inquiry = state.case.inquiries.find((one) => one.inquiryId === inquiryId);
  if (!inquiry) return refuse(INQ_1, 'no-such-inquiry', { inquiryId });
  if (inquiry.answer) return refuse(INQ_1, 'already-answered', { inquiryId, answeredOn: inquiry.answer.on });
  return on < inquiry.on ? refuse(INQ_1, 'before-inquiry', { on, receivedOn: inquiry.on }) : undefined;
}
