import { accept, refuse } from '#kernel';
import { type PathwayEvent } from '../events.js';
import { assignResponsibility } from '../responsibility/assign.js';
import { type PathwayTrack } from '../track.js';
import { type IdentityCommand } from './commands.js';
import { GuestIdentified, GuestRegistered } from './events.js';
import { STAY_4 } from './rules.js';
import { evolve, initial, type IdentityState } from './state.js';

export const identity: PathwayTrack<IdentityCommand, IdentityState> = {
  initial,
  evolve,
  decide: {
    RegisterGuest: ({ because, alias }, state, { today, municipality }) => {
      if (state.citizen.registered) return refuse(STAY_4, 'already-registered');
      const personal = alias === undefined ? {} : { personal: { alias } };
      return accept<PathwayEvent>(GuestRegistered.of({ because }, { on: today, ...personal }), assignResponsibility(municipality, today));
    },
    IdentifyGuest: ({ cprKind, addressProtected, personal }, state, { today }) => {
      if (!state.identity.anonymous) return refuse(STAY_4, 'not-anonymous');
      return accept(GuestIdentified.of({ cprKind, addressProtected }, { on: today, personal }));
    },
  },
};
