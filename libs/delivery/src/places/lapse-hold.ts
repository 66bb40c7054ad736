import { followOf, liveReservation, pathway, PATHWAY, pathwayCatalogue, type Reservation, tilbudCatalogue, type TilbudCommand, tilbudDecider } from '#domain';
import { staysOf } from '#domain/tilbud/stays-of-pathway.js';
import { derivedId, idOf, readPublic, stateAsKnown, type StoredEvent, streamName, uuid, type Uuid } from '#kernel';
import { type Claimed, type Settlement } from '../due/due-table.js';
import { type DueHandler, type HandlerParts, laterAfter } from '../dispatch/due-handler.js';
import { askTilbud } from './ask-tilbud.js';

/**
 * The time for which a place was held is over. Before it is given back the pathway itself is asked whether the stay has
 * followed: that nobody has told the tilbud yet must not cost the citizen the place.
 */
export function lapseHold(parts: Pick<HandlerParts, 'store' | 'commands'>): DueHandler {
  return {
    async handle(row): Promise<Settlement> {
      const stored = await parts.store.readStream(row.subject);
      const [first] = stored;
      if (!first) return laterAfter(row.setbacks);
      const tilbudId = uuid(idOf(row.subject));
      const tilbud = stateAsKnown(tilbudDecider, stored.map((one) => readPublic(tilbudCatalogue, one)));
      const reservation = liveReservation(tilbud, row.reference);
      // What has become of it is in the log, and will take the row away.
      if (reservation?.is !== 'held') return laterAfter(row.setbacks);
      const command = (await followed(parts, tilbudId, reservation)) ?? ({ type: 'LapseHold', reservationId: row.reference } as const);
      const outcome = await askTilbud(parts.commands, tilbudId, command, metaOf(row, first, command, stored.length));
      const done = outcome.status === 'repeated' || (outcome.status === 'accepted' && outcome.events.length > 0);
      return done ? { settled: 'at-version', version: outcome.version } : laterAfter(row.setbacks);
    },
  };
}

/** What the tilbud is to be told of the stay that has followed, if one has. */
async function followed({ store }: Pick<HandlerParts, 'store'>, tilbudId: Uuid, { citizenId, stayId }: Reservation): Promise<TilbudCommand | undefined> {
  if (stayId === null) return undefined;
  const stored = await store.readStream(streamName(PATHWAY, citizenId));
  const reading = stateAsKnown(pathway, stored.map((one) => readPublic(pathwayCatalogue, one)));
  const here = staysOf(reading).find((one) => one.stayId === stayId && one.tilbudId === tilbudId);
  return here && followOf(citizenId, { tilbudId, stayId, kind: here.kind }, reading);
}

/** A place may be held under one id more than once; what is decided on another history has an id of its own. */
function metaOf({ id, correlationId, causeId }: Claimed, first: StoredEvent, { type }: TilbudCommand, events: number) {
  return {
    commandId: derivedId('due', id, type, String(events)),
    correlationId,
    causationId: causeId,
    municipality: first.metadata.municipality,
  };
}
