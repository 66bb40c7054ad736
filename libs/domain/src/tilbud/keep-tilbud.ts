import { accept, refuse, type Decision } from '#kernel';
import { type AddPlace, type RegisterTilbud, type WithdrawPlace } from './commands.js';
import { PlaceAdded, PlaceWithdrawn, type TilbudEvent, TilbudRegistered } from './events.js';
import { type Light } from './light.js';
import { STAY_2, TIL_1 } from './rules.js';
import { type Tilbud } from './state.js';

/** A refusal, or nothing to object. */
export type Objection = Decision<never> | undefined;

/** Objects to a tilbud that is not registered (rule STAY-2). */
export function unlessRegistered({ registration }: Tilbud): Objection {
  return registration ? undefined : refuse(STAY_2, 'unknown-tilbud');
}

/** Objects to all but a manager of the municipality that runs it (rule TIL-1). */
function unlessManager({ registration }: Tilbud, { actor, municipality }: Light): Objection {
  if (actor.role !== 'leder') return refuse(TIL_1, 'not-a-manager', { role: actor.role });
  return registration && registration.municipality !== municipality ? refuse(TIL_1, 'not-a-manager', { role: actor.role }) : undefined;
}

export function registerTilbud(asked: RegisterTilbud, state: Tilbud, now: Light): Decision<TilbudEvent> {
  const objection = unlessManager(state, now);
  if (objection) return objection;
  if (state.registration) return refuse(TIL_1, 'already-registered');
  const { type: _type, sections, ...registration } = asked;
  return accept(TilbudRegistered.of({ ...registration, sections: [...sections], municipality: now.municipality }, { on: now.today }));
}

export function addPlace({ placeId, kind, properties, from }: AddPlace, state: Tilbud, now: Light): Decision<TilbudEvent> {
  const objection = unlessRegistered(state) ?? unlessManager(state, now);
  if (objection) return objection;
  if (!state.registration?.managed) return refuse(TIL_1, 'places-not-managed');
  if (state.places.some((place) => place.placeId === placeId)) return refuse(TIL_1, 'id-taken', { placeId });
  return accept(PlaceAdded.of({ placeId, kind, properties: [...new Set(properties)], from }, { on: now.today }));
}

export function withdrawPlace({ placeId, from }: WithdrawPlace, state: Tilbud, now: Light): Decision<TilbudEvent> {
  const objection = unlessRegistered(state) ?? unlessManager(state, now);
  if (objection) return objection;
  const place = state.places.find((one) => one.placeId === placeId);
  if (!place) return refuse(TIL_1, 'place-not-known', { placeId });
  if (from < place.from) return refuse(TIL_1, 'withdrawn-before-added', { from, addedFrom: place.from });
  return place.until === from ? accept() : accept(PlaceWithdrawn.of({ placeId, from }, { on: now.today }));
}
