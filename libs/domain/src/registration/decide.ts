import { accept, type Decider, type PlainDate, refuse, type Uuid } from '#kernel';
import { IdentifierClaimed, type IdentifierEvent, RegistrationStarted, type RegistrationEvent } from './events.js';
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

/** Whose it is; null when it is nobody's yet. */
export interface Belonging {
  readonly citizenId: Uuid | null;
}

const nobodys: Belonging = { citizenId: null };

const evolve = (_before: Belonging, { data }: RegistrationEvent | IdentifierEvent): Belonging => ({ citizenId: data.citizenId });

/** Decides on a `registration-…` stream: what has begun goes on under its first id. */
export const registrationDecider: Decider<StartRegistration, RegistrationEvent, Belonging> = {
  initial: nobodys,
  evolve,
  decide: ({ citizenId, on }, state) => (state.citizenId ? accept() : accept(RegistrationStarted.of({ citizenId }, { on }))),
};

/** Decides on an `identifier-…` stream: who claimed it first has it. */
export const identifierDecider: Decider<ClaimIdentifier, IdentifierEvent, Belonging> = {
  initial: nobodys,
  evolve,
  decide: ({ citizenId, on }, state) => {
    if (state.citizenId === null) return accept(IdentifierClaimed.of({ citizenId }, { on }));
    if (state.citizenId === citizenId) return accept();
    return refuse(CIT_4, 'citizen-already-registered', { citizenId: state.citizenId });
  },
};
