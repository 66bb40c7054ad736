import { accept, refuse } from '#kernel';
import { type PathwayTrack } from '../track.js';
import { type CitizenCommand } from './commands.js';
import { CitizenRegistered } from './events.js';
import { CIT_3 } from './rules.js';
import { evolve, initial, type CitizenState } from './state.js';

export const citizen: PathwayTrack<CitizenCommand, CitizenState> = {
  initial,
  evolve,
  decide: {
    RegisterCitizen: ({ cprKind, addressProtected, personal }, state, { today }) => {
      if (state.citizen.registered) return refuse(CIT_3, 'already-registered');
      return accept(CitizenRegistered.of({ cprKind, addressProtected }, { on: today, personal }));
    },
  },
};
