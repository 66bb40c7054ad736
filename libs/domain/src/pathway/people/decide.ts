import { accept, refuse } from '#kernel';
import { ifDeadOn, ifInTheFuture, ifTaken, unlessOpenOn, unlessRegistered } from '../case/guard.js';
import { type PathwayTrack } from '../track.js';
import { type PeopleCommand } from './commands.js';
import { ContactRecorded, CoordinatorAssigned, KnownWorkerAssigned, KnownWorkerEnded } from './events.js';
import { PEO_2 } from './rules.js';
import { coordinatorOn, evolve, initial, knows, type PeopleState } from './state.js';

export const people: PathwayTrack<PeopleCommand, PeopleState> = {
  initial,
  evolve,
  decide: {
    AssignCoordinator: ({ on, workerId, unit }, state, now) => {
      const objection = unlessOpenOn(on, state, now);
      if (objection) return objection;
      const present = coordinatorOn(state.people, on);
      if (present?.workerId === workerId && present.unit === unit) return accept();
      return accept(CoordinatorAssigned.of({ workerId, unit }, { on }));
    },
    AssignKnownWorker: ({ on, workerId, tilbudId }, state, now) => {
      const objection = unlessOpenOn(on, state, now) ?? ifDeadOn(on, state);
      if (objection) return objection;
      if (knows(state.people, { workerId, tilbudId }, on)) return accept();
      return accept(KnownWorkerAssigned.of({ workerId, tilbudId }, { on }));
    },
    // Staff leave whether or not the pathway is open.
    EndKnownWorker: ({ on, workerId, tilbudId }, state, now) => {
      const objection = unlessRegistered(state) ?? ifInTheFuture(on, now);
      if (objection) return objection;
      if (!knows(state.people, { workerId, tilbudId }, on)) return refuse(PEO_2, 'not-a-known-worker', { workerId, tilbudId, on });
      return accept(KnownWorkerEnded.of({ workerId, tilbudId }, { on }));
    },
    RecordContact: ({ contactId, on, at, kind, workerId, tilbudId }, state, now) => {
      const objection =
        unlessRegistered(state) ??
        ifInTheFuture(on, now) ??
        ifDeadOn(on, state) ??
        ifTaken(contactId, state.people.contacts.map((one) => one.contactId));
      return objection ?? accept(ContactRecorded.of({ contactId, kind, workerId, tilbudId }, { on, at }));
    },
  },
};
