import { event, eventCatalogue, type EventOf, uuidSchema } from '#kernel';

/**
 * Somebody began to register a person, under this id. On a stream named after the command, so that the same request
 * made twice means the same citizen, and another request under the same key is seen.
 */
export const RegistrationStarted = event('RegistrationStarted', 1, { citizenId: uuidSchema });

/** A personnummer belongs to a citizen. On a stream named after its keyed hash, whose first event decides: no two claim it. */
export const IdentifierClaimed = event('IdentifierClaimed', 1, { citizenId: uuidSchema });

/** A personnummer belongs to another citizen from now on: the two are one person, or turned out not to be. */
export const IdentifierReassigned = event('IdentifierReassigned', 1, { citizenId: uuidSchema, from: uuidSchema });

/** A personnummer is nobody's any more: whoever was identified by it was not that person. */
export const IdentifierReleased = event('IdentifierReleased', 1, { from: uuidSchema });

export type RegistrationEvent = EventOf<typeof RegistrationStarted>;
export type IdentifierEvent = EventOf<typeof IdentifierClaimed | typeof IdentifierReassigned | typeof IdentifierReleased>;

/** The category of registration streams; the id is the command's. */
export const REGISTRATION = 'registration';
/** The category of identifier streams; the id is the keyed hash of the personnummer. */
export const IDENTIFIER = 'identifier';

export const registrationCatalogue = eventCatalogue<RegistrationEvent>([RegistrationStarted]);
export const identifierCatalogue = eventCatalogue<IdentifierEvent>([IdentifierClaimed, IdentifierReassigned, IdentifierReleased]);
