import { uuidSchema } from '#kernel';
import { untilDeath } from '#domain/pathway/interval.js';
import { z } from 'zod';
import { cut } from '../cut.js';
import { factsOf } from '../fact.js';

/** The one who is to see that somebody has the citizen (tovholder). */
export const COORDINATOR = 'coordinator';
/** A staff member whom the citizen knows. */
export const KNOWN_WORKER = 'known-worker';

export const coordinatorDetails = z.strictObject({ workerId: uuidSchema });
export const knownWorkerDetails = z.strictObject({ workerId: uuidSchema, tilbudId: uuidSchema });

/** One coordinator at a time: each until the next one is assigned. */
export const coordinatorFacts = factsOf(['people', 'case'], ({ people: { coordinators }, case: { diedOn } }) =>
  coordinators.flatMap(({ workerId, unit, from }, place) =>
    cut(untilDeath({ from, until: coordinators[place + 1]?.from ?? null }, diedOn), []).map((piece) => ({
      kind: COORDINATOR,
      key: piece.from,
      unit,
      state: 'assigned',
      at: from,
      ...piece,
      details: { workerId },
    })),
  ),
);

export const knownWorkerFacts = factsOf(['people', 'case'], ({ people: { knownWorkers }, case: { diedOn } }) =>
  knownWorkers.flatMap(({ workerId, tilbudId, ...known }) =>
    cut(untilDeath(known, diedOn), []).map((piece) => ({
      kind: KNOWN_WORKER,
      key: `${tilbudId}/${workerId}/${piece.from}`,
      unit: tilbudId,
      state: 'known',
      at: piece.from,
      ...piece,
      details: { workerId, tilbudId },
    })),
  ),
);
