import { accept, type Decider, type PlainDate, refuse, type Uuid } from '#kernel';
import { IdentifierClaimed, type IdentifierEvent, IdentifierReassigned, IdentifierReleased, RegistrationStarted, type RegistrationEvent } from './events.js';
import { CIT_4 } from './rules.js';

/** Begins to register a person under an id, or finds that it has begun under another. */
export interface StartRegistration {
  readonly type: 'StartRegistration';
  readonly citizenId: Uuid;
  readonly on: PlainDate;
}

/** Takes a personnummer for a citizen. */
export interface ClaimIdentifier {
  readonly type: 'ClaimIdentifier';
  readonly citizenId: Uuid;
  readonly on: PlainDate;
}

/** Gives a personnummer from one citizen to another. */
export interface ReassignIdentifier {
  readonly type: 'ReassignIdentifier';
  readonly from: Uuid;
  readonly citizenId: Uuid;
  readonly on: PlainDate;
}

/** Takes a personnummer back from a citizen. */
export interface ReleaseIdentifier {
  readonly type: 'ReleaseIdentifier';
  readonly from: Uuid;
  readonly on: PlainDate;
}

export type IdentifierCommand = ClaimIdentifier | ReassignIdentifier | ReleaseIdentifier;

/** Whose it is; null when it is nobody's yet. */
export interface Belonging {
  readonly citizenId: Uuid | null;
}

const nobodys: Belonging = { citizenId: null };

const evolve = (_before: Belonging, { data }: RegistrationEvent | IdentifierEvent): Belonging => ({ citizenId: 'citizenId' in data ? data.citizenId : null });

/** Decides on a `registration-…` stream: what has begun goes on under its first id. */
export const registrationDecider: Decider<StartRegistration, RegistrationEvent, Belonging> = {
  initial: nobodys,
  evolve,
  decide: ({ citizenId, on }, state) => (state.citizenId ? accept() : accept(RegistrationStarted.of({ citizenId }, { on }))),
};

/** Decides on an `identifier-…` stream: who claimed it first has it, until it is given to another or back. */
export const identifierDecider: Decider<IdentifierCommand, IdentifierEvent, Belonging> = {
  initial: nobodys,
  evolve,
  decide: (command, state) => {
    switch (command.type) {
      case 'ClaimIdentifier': {
        const { citizenId, on } = command;
        if (state.citizenId === null) return accept(IdentifierClaimed.of({ citizenId }, { on }));
        if (state.citizenId === citizenId) return accept();
        return refuse(CIT_4, 'citizen-already-registered', { citizenId: state.citizenId });
      }
      case 'ReassignIdentifier': {
        const { citizenId, from, on } = command;
        if (state.citizenId === citizenId) return accept();
        if (state.citizenId !== from) return refuse(CIT_4, 'not-theirs');
        return accept(IdentifierReassigned.of({ citizenId, from }, { on }));
      }
      case 'ReleaseIdentifier': {
        if (state.citizenId === null) return accept();
        if (state.citizenId !== command.from) return refuse(CIT_4, 'not-theirs');
        return accept(IdentifierReleased.of({ from: command.from }, { on: command.on }));
      }
    }
  },
};
