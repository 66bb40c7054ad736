import { accept } from '#kernel';
import { ifDeadOn, unlessOpenOn } from '../case/guard.js';
import { type PathwayTrack } from '../track.js';
import { type PeopleCommand } from './commands.js';
import { CoordinatorAssigned, KnownWorkerAssigned } from './events.js';
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
  },
};
