import { addDays, plainDateSchema, uuidSchema } from '#kernel';
import { untilDeath } from '#domain/pathway/interval.js';
import { type Klippekort } from '#domain/pathway/klippekort/state.js';
import { z } from 'zod';
import { cut } from '../cut.js';
import { factsOf } from '../fact.js';

/** A card while it is valid: `active`, or `used-up` from the last clip on. */
export const KLIPPEKORT = 'klippekort';
export const klippekortStates = ['active', 'used-up'] as const;

export const klippekortDetails = z.strictObject({
  cardId: uuidSchema,
  clips: z.number(),
  left: z.number().describe('Clips that were left on the last of these dates'),
  validFrom: plainDateSchema,
  validThrough: plainDateSchema.describe('Last valid date, inclusive, whether or not something ended it before'),
});
export type KlippekortDetails = z.infer<typeof klippekortDetails>;

/** Each card from one clip to the next. */
export const klippekortFacts = factsOf(['klippekort', 'case'], ({ klippekort: { cards }, case: { diedOn } }) =>
  cards.flatMap((card) =>
    cut(untilDeath(validityOf(card), diedOn), card.uses).map((piece) => {
      const { cardId, clips, validFrom, validThrough } = card;
      const left = Math.max(0, clips - card.uses.filter((on) => on <= piece.from).length);
      return {
        kind: KLIPPEKORT,
        key: `${cardId}/${piece.from}`,
        unit: null,
        state: left === 0 ? 'used-up' : 'active',
        at: validThrough,
        ...piece,
        details: { cardId, clips, left, validFrom, validThrough } satisfies KlippekortDetails,
      };
    }),
  ),
);

function validityOf({ validFrom, validThrough, ended }: Klippekort) {
  const after = addDays(validThrough, 1);
  return { from: validFrom, until: ended && ended.on < after ? ended.on : after };
}
