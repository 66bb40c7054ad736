import { accept, refuse } from '#kernel';
import { ifInTheFuture, unlessRegistered } from '../case/guard.js';
import { type PathwayEvent } from '../events.js';
import { assignResponsibility } from '../responsibility/assign.js';
import { type PathwayTrack } from '../track.js';
import { type CitizenCommand } from './commands.js';
import { CitizenDetailsChanged, CitizenRegistered, CprChanged } from './events.js';
import { CIT_3, CIT_5, CIT_6 } from './rules.js';
import { cprKindOn, evolve, initial, isAddressProtectedOn, type CitizenState } from './state.js';

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
    ChangeCitizenDetails: ({ on, addressProtected, personal: { givenName, familyName, address } }, state, now) => {
      const objection = unlessRegistered(state) ?? ifInTheFuture(on, now);
      if (objection) return objection;
      const personal = {
        ...(givenName === undefined ? {} : { givenName }),
        ...(familyName === undefined ? {} : { familyName }),
        ...(address === undefined ? {} : { address }),
      };
      const says = Object.keys(personal).length > 0;
      if (!says && addressProtected === undefined) return refuse(CIT_5, 'nothing-changed');
      if (!says && isAddressProtectedOn(state.citizen, on) === addressProtected) return accept();
      const data = addressProtected === undefined ? {} : { addressProtected };
      return accept(CitizenDetailsChanged.of(data, { on, ...(says ? { personal } : {}) }));
    },
    ChangeCpr: ({ on, cprKind, personal: { cpr } }, state, now) => {
      const objection = unlessRegistered(state) ?? ifInTheFuture(on, now);
      if (objection) return objection;
      if (cprKind === 'replacement' && cprKindOn(state.citizen, on) === 'official') return refuse(CIT_6, 'official-by-replacement');
      return accept(CprChanged.of({ cprKind }, { on, personal: { cpr } }));
    },
  },
};
