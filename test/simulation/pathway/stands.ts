import { defaultPolicy, type PathwayState } from '#domain';
import { admissionStageOn } from '#domain/pathway/admission/expected.js';
import { findAdmission } from '#domain/pathway/admission/state.js';
import { includes } from '#domain/pathway/interval.js';
import { coordinatorOn, knows } from '#domain/pathway/people/state.js';
import { visitationInForce } from '#domain/pathway/service/visitations.js';
import { absentDuring } from '#domain/pathway/stay/absence.js';
import { acuteUseOn } from '#domain/pathway/stay/acute.js';
import { outcomeOf } from '#domain/pathway/stay/assessment.js';
import { stayBreaches } from '#domain/pathway/stay/breaches.js';
import { ownerOn, stageOf } from '#domain/pathway/transition/state.js';
import { caseStatus } from '#domain/pathway/case/state.js';
import { type PlainDate } from '#kernel';
import { type Told } from './told.js';
import { absentBecause } from './tracks/absences.js';
import { overruns, usedOn } from './tracks/akutpladser.js';
import { outcomeOf as outcomeTold, withoutPlan } from './tracks/assessments.js';
import { cardsOn, clipsUsed } from './tracks/cards.js';
import * as turns from './tracks/case.js';
import { consentsOn } from './tracks/consents.js';
import { grantsOn } from './tracks/grants.js';
import * as handed from './tracks/handovers.js';
import { episodes, stageOn } from './tracks/hospital.js';
import { planFor } from './tracks/stays.js';
import { knows as knowsTold, placeOf, workers } from './tracks/workers.js';
import { named } from './names.js';

type DateOf = (day: number) => PlainDate;
const sections = ['107', '85'] as const;

/** How the pathway stands on a day, as the reference has it. */
export function toldOn(told: Told, day: number, date: DateOf) {
  return {
    open: turns.isOpen(told, day),
    dead: day >= (turns.diedOn(told) ?? Infinity),
    coordinator: ifNamed(turns.coordinatorOn(told, day)),
    knows: workers.filter((who) => knowsTold(told, who, day)),
    granted: sections.map((section) => grantsOn(told, section, day).length > 0),
    stays: told.going('moved-in', day).map((stay) => ({
      id: named(stay.id),
      absent: absentBecause(told, stay, day),
      used: stay.kind === 'acute' ? usedOn(told, day) : null,
    })),
    supports: told.going('support', day).map(({ id }) => named(id)),
    cards: cardsOn(told, day).map(({ id }) => [named(id), clipsUsed(told, id).map(date)]),
    hospital: episodes.map((episode) => stageOn(told, episode, day)),
    handovers: handed.handovers(told).map((id) => [named(id), handed.follow(told, id).acceptedOn <= day ? 'receiver' : 'sender']).sort(),
    consents: consentsOn(told, day).map((id) => named(id)).sort(),
  };
}

/** The same, as the domain has it. */
export function keptOn(state: PathwayState, day: number, date: DateOf) {
  const on = date(day);
  const { case: { periods, diedOn }, stays, services, people, klippekort, admissions, transitions, consents } = state;
  return {
    open: periods.some((one) => includes(one, on)),
    dead: diedOn !== undefined && diedOn <= on,
    coordinator: coordinatorOn(people, on)?.workerId,
    knows: workers.filter((who) => knows(people, { workerId: named(who), tilbudId: placeOf(who) }, on)),
    granted: sections.map((section) => visitationInForce(services, `SEL-${section}`, on) !== undefined),
    stays: stays.stays.filter((one) => includes(one, on)).map((stay) => ({
      id: stay.stayId,
      absent: [...new Set(absentDuring(stay, state).filter((one) => includes(one, on)).map(({ because }) => because))].sort(),
      used: stay.kind === 'acute' ? acuteUseOn(state, stay, on, defaultPolicy).used : null,
    })),
    supports: services.services.filter((one) => includes(one, on)).map(({ serviceId }) => serviceId),
    cards: klippekort.cards
      .filter(({ validFrom, validThrough, ended }) => validFrom <= on && on <= validThrough && (ended === undefined || on < ended.on))
      .map(({ cardId, uses }) => [cardId, uses]),
    hospital: episodes.map((episode) => {
      const admission = findAdmission(admissions, named(episode));
      return admission ? admissionStageOn(admission, on, admissions.diedOn) : 'unknown';
    }),
    handovers: transitions.transitions.map((one) => [one.transitionId, ownerOn(one, on) === one.receiver ? 'receiver' : 'sender']).sort(),
    consents: consents.consents.filter((one) => includes(one, on)).map(({ consentId }) => consentId).sort(),
  };
}

/** How things came out, by all that is told. */
export function toldAtLast(told: Told, date: DateOf) {
  const breaches = (kind: string, since: Readonly<Record<string, number>>) => Object.entries(since).map(([id, day]) => [kind, named(id), date(day)]);
  return {
    open: turns.isOpenAtLast(told),
    stays: told.all('moved-in').map(({ id }) => [named(id), ifDated(planFor(told, id)?.date, date), outcomeTold(told, id)]).sort(),
    handovers: handed.handovers(told).map((id) => [named(id), handed.stageOf(told, id)]).sort(),
    breaches: [...breaches('acute-stay-overrun', overruns(told)), ...breaches('assessment-without-plan', withoutPlan(told))].sort(),
  };
}

/** The same, as the domain has it. */
export function keptAtLast(state: PathwayState) {
  return {
    open: caseStatus(state.case) === 'open',
    stays: state.stays.stays.map((stay) => [stay.stayId, stay.plan?.date, outcomeOf(stay)?.is]).sort(),
    handovers: state.transitions.transitions.map((one) => [one.transitionId, stageOf(one)]).sort(),
    breaches: stayBreaches(state, defaultPolicy).map(({ kind, subjectId, since }) => [kind, subjectId, since]).sort(),
  };
}

const ifNamed = (who: string | undefined) => (who === undefined ? undefined : named(who));
const ifDated = (day: number | undefined, date: DateOf) => (day === undefined ? undefined : date(day));
