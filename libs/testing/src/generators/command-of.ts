import { type PathwayCommand, type PathwayState, type SectionKey } from '#domain';
import { addDays, type PlainDate, type Uuid } from '#kernel';
import * as ask from '../given-when-then/commands.js';
import { bostoette, bostoetteWorker, marielund, marielundWorker, municipality, named, neighbour, stranger } from '../given-when-then/invented.js';
import { type Step } from './steps.js';

/** What is asked for under which section; now and then under one that does not give it. */
const sections = {
  visitation: ['SEL-85', 'SEL-107', 'SEL-85', 'SEL-107', 'SEL-85', 'SEL-107', 'SEL-104', 'SEL-108', 'ABL-105', 'SEL-99', 'SEL-141', 'SEL-0'],
  service: ['SEL-85', 'SEL-85', 'SEL-85', 'SEL-85', 'SEL-85', 'SEL-82a', 'SEL-82c', 'SEL-104', 'SEL-99', 'SEL-103', 'SEL-107', 'SEL-0'],
  stay: ['SEL-107', 'SEL-107', 'SEL-107', 'SEL-107', 'SEL-107', 'SEL-107', 'SEL-82c', 'SEL-110', 'SEL-108', 'SEL-85', 'SEL-107', 'SEL-0'],
} satisfies Record<string, readonly SectionKey[]>;
const workers = [bostoetteWorker, marielundWorker, stranger, { workerId: stranger.workerId, tilbudId: named('tilbud of nobody') }];
const outcomes = ['goals-met', 'citizen-wish', 'moved-away'] as const;
const destinations = ['own-home', 'other-botilbud', 'hospital'] as const;
const municipalities = [neighbour, neighbour, municipality];
const causes = ['municipality', 'botilbud', 'region', 'citizen'] as const;
const entries = ['admission', 'leave-start', 'leave-end', 'discharge'] as const;
const care = ['emergency', 'inpatient'] as const;

function oneOf<Item>(items: readonly Item[], choice: number | undefined): Item {
  return items[(choice ?? 0) % items.length]!;
}

/** The command that a step asks, the `at`-th, on a date and of what there is by then, so that commands meet. */
export function commandOf(step: Step, today: PlainDate, at: number, state: PathwayState): PathwayCommand {
  const { type, back, reach, choices, hours: hoursPerWeek } = step;
  const [which = 0, what = 0, who = 0, whereto = 0, another = 0] = choices;
  const on = addDays(today, -back);
  const then = addDays(on, reach);
  /** Mostly an id that is new, so that things can begin again; now and then one that has been. */
  const fresh = (kind: string) => named(another === 0 ? `${kind} 0` : `${kind} of step ${at}`);
  /** Mostly the last there is, else the one before it, or one that is not. */
  const oneThereIs = (ids: readonly Uuid[]) => (which === 11 ? undefined : ids.at(which < 9 ? -1 : -2)) ?? named('nothing');
  const stayId = oneThereIs(state.stays.stays.map((one) => one.stayId));
  const serviceId = oneThereIs(state.services.services.filter(({ until }) => until === null).map((one) => one.serviceId));
  const transitionId = oneThereIs(state.transitions.transitions.map((one) => one.transitionId));
  const transferId = oneThereIs(state.responsibility.transfers.map((one) => one.transferId));
  const cardId = oneThereIs(state.klippekort.cards.map((one) => one.cardId));
  const admission = { admissionId: named(`admission ${which % 2}`), on };

  switch (type) {
    case 'RegisterCitizen':
      return ask.registerCitizen({ cprKind: what % 2 === 0 ? 'official' : 'replacement' });
    case 'OpenPathway':
      return ask.openPathway({ on });
    case 'ClosePathway':
      return ask.closePathway({ on, outcome: oneOf(outcomes, what), cardId: fresh('card') });
    case 'RecordDeath':
      return ask.recordDeath({ on });
    case 'RecordMove':
      return ask.recordMove({ on, to: oneOf(municipalities, whereto) });
    case 'OfferCase':
      return ask.offerCase({ transferId: fresh('transfer'), to: oneOf(municipalities, whereto), payer: who % 2 === 0 ? 'sender' : 'receiver' });
    case 'AcceptCase':
      return ask.acceptCase({ transferId, on });
    case 'DeclineCase':
      return ask.declineCase({ transferId });
    case 'WithdrawCase':
      return ask.withdrawCase({ transferId });
    case 'ChangePayingMunicipality':
      return ask.changePayingMunicipality({ on, to: oneOf(municipalities, whereto) });
    case 'AssignCoordinator':
      return ask.assignCoordinator({ on, workerId: named(`coordinator ${who % 3}`) });
    case 'AssignKnownWorker':
      return ask.assignKnownWorker({ on, ...oneOf(workers, who) });
    case 'RegisterVisitation':
      return ask.registerVisitation({
        visitationId: fresh('visitation'),
        section: oneOf<SectionKey>(sections.visitation, what),
        from: on,
        to: whereto % 2 === 0 ? null : then,
        ...(who % 3 === 0 ? { hoursPerWeek } : {}),
      });
    case 'StartService':
      return ask.startService({
        serviceId: fresh('service'),
        section: oneOf<SectionKey>(sections.service, what),
        on,
        tilbudId: bostoette,
        hoursPerWeek,
      });
    case 'EndService':
      return ask.endService({ serviceId, on });
    case 'StartStay':
      return ask.startStay({ stayId: fresh('stay'), section: oneOf<SectionKey>(sections.stay, what), on, tilbudId: marielund });
    case 'PlanDischarge':
      return ask.planDischarge({ stayId, planId: fresh('plan'), date: then, destination: oneOf(destinations, whereto) });
    case 'CancelPlannedDischarge':
      return ask.cancelPlannedDischarge({ stayId, causedBy: oneOf(causes, who) });
    case 'RecordDischarge':
      return ask.recordDischarge({ stayId, on, destination: oneOf(destinations, whereto) });
    case 'MoveToOwnHome':
      return ask.moveToOwnHome({
        transitionId: fresh('transition'),
        stayId,
        serviceId: fresh('service'),
        on,
        hoursPerWeek,
        intensive: { through: then, hoursPerWeek: 20, steps: [{ from: addDays(on, 1 + what), hoursPerWeek: 9 + who }] },
        ...(another % 4 === 3 ? { knownWorkers: [] } : {}),
      });
    case 'AcceptHandover':
      return ask.acceptHandover({ transitionId, on });
    case 'UseClip':
      return ask.useClip({ on, ...oneOf(workers, who), ...(what % 2 === 0 ? { unknownWorkerReason: 'An invented reason' } : {}) });
    case 'ExpireKlippekort':
      return ask.expireKlippekort({ cardId });
    case 'RecordHospitalAdmission':
      return ask.recordHospitalAdmission({ ...admission, careClass: oneOf(care, what) });
    case 'RecordHospitalLeaveStart':
      return ask.recordHospitalLeaveStart(admission);
    case 'RecordHospitalLeaveEnd':
      return ask.recordHospitalLeaveEnd(admission);
    case 'RecordHospitalDischarge':
      return ask.recordHospitalDischarge(admission);
    case 'ReviseHospitalEntry':
      return ask.reviseHospitalEntry({ ...admission, entry: oneOf(entries, what) });
    case 'CancelHospitalEntry':
      return ask.cancelHospitalEntry({ ...admission, entry: oneOf(entries, what) });
  }
}
