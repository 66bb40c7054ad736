import { accept, refuse } from '#kernel';
import { type PathwayEvent } from '../events.js';
import { assignResponsibility } from '../responsibility/assign.js';
import { type PathwayTrack } from '../track.js';
import { type CitizenCommand } from './commands.js';
import { CitizenRegistered } from './events.js';
import { CIT_3 } from './rules.js';
import { evolve, initial, type CitizenState } from './state.js';

export const citizen: PathwayTrack<CitizenCommand, CitizenState> = {
  initial,
  evolve,
  decide: {
    RegisterCitizen: ({ cprKind, addressProtected, personal, paying, home }, state, { today, municipality }) => {
      if (state.citizen.registered) return refuse(CIT_3, 'already-registered');
      return accept<PathwayEvent>(
        CitizenRegistered.of({ cprKind, addressProtected }, { on: today, personal }),
        assignResponsibility(municipality, today, { paying, home }),
      );
    },
  },
};
