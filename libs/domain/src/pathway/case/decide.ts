import { accept, laterOf, refuse, type Decision, type PlainDate } from '#kernel';
import { type Circumstances } from '../../circumstances.js';
import { admissionOpenOn } from '../admission/state.js';
import { runsPast } from '../interval.js';
import { issueKlippekort } from '../klippekort/issue.js';
import { type PathwayEvent } from '../events.js';
import { VisitationRevoked } from '../service/events.js';
import { visitationsLasting } from '../service/visitations.js';
import { type PathwayState } from '../state.js';
import { type PathwayTrack } from '../track.js';
import { startAssessment } from './assessment.js';
import { type CaseCommand, type ClosePathway, type RecordDeath } from './commands.js';
import { CitizenDied, PathwayClosed } from './events.js';
import { ifInTheFuture, ifTaken, unlessOpenOn, unlessRegistered, type Objection } from './guard.js';
import { answerInquiry, receiveInquiry } from './inquiry.js';
import { openPathway } from './open.js';
import { CIT_1, CLO_1 } from './rules.js';
import { evolve, initial, type CaseState } from './state.js';

export const caseTrack: PathwayTrack<CaseCommand, CaseState> = {
  initial,
  evolve,
  decide: {
    ReceiveInquiry: receiveInquiry,
    AnswerInquiry: answerInquiry,
    OpenPathway: openPathway,
    StartAssessment: startAssessment,
    ClosePathway: closePathway,
    RecordDeath: recordDeath,
  },
};

function closePathway({ on, outcome, note, cardId }: ClosePathway, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const objection =
    unlessOpenOn(on, state, now) ??
    whileOpen(on, state) ??
    ifTaken(cardId, state.klippekort.cards.map((card) => card.cardId));
  if (objection) return objection;
  const personal = note === undefined ? {} : { personal: { note } };
  return accept<PathwayEvent>(
    PathwayClosed.of({ outcome }, { on, ...personal }),
    ...endVisitations(on, state),
    ...issueKlippekort(cardId, on, state, now),
  );
}

/** Rule VIS-6. */
function endVisitations(on: PlainDate, { services: { visitations } }: PathwayState): readonly PathwayEvent[] {
  return visitationsLasting(visitations, on).map(({ visitationId, from }) =>
    VisitationRevoked.of({ visitationId, because: 'pathway-closed' }, { on: laterOf(on, from) }),
  );
}

function recordDeath({ on, source }: RecordDeath, state: PathwayState, now: Circumstances): Decision<PathwayEvent> {
  const objection = unlessRegistered(state) ?? ifInTheFuture(on, now);
  if (objection) return objection;
  const { diedOn } = state.case;
  if (diedOn === on) return accept();
  if (diedOn !== undefined) return refuse(CIT_1, 'died-on-another-date', { on, diedOn });
  return accept(CitizenDied.of({ source }, { on }));
}

/** Rule CLO-1. */
function whileOpen(on: PlainDate, { stays, services, admissions, transitions }: PathwayState): Objection {
  const stay = stays.stays.find((one) => runsPast(one, on));
  if (stay) return refuse(CLO_1, 'stay-open', { on, stayId: stay.stayId });
  const service = services.services.find((one) => runsPast(one, on));
  if (service) return refuse(CLO_1, 'service-open', { on, serviceId: service.serviceId });
  const admission = admissionOpenOn(admissions, on);
  if (admission) return refuse(CLO_1, 'admission-open', { on, admissionId: admission.admissionId });
  const transition = transitions.transitions.find((one) => runsPast(one, on));
  if (transition) return refuse(CLO_1, 'transition-open', { on, transitionId: transition.transitionId });
  return undefined;
}
