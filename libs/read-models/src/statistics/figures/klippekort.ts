import { addMonths } from '#kernel';
import { type Klippekort } from '#domain/pathway/klippekort/state.js';
import { figure, type Observation } from '../figure.js';

export const klippekortIssued = figure({
  parts: ['klippekort'],
  name: 'klippekort-issued',
  title: { da: 'Udstedte klippekort', en: 'Klippekort issued' },
  definition: 'Every klippekort issued at a closing, on the closing date; the value is its number of clips.',
  unit: 'clips',
  groups: 'none',
  outcomes: ['issued'],
  observations: ({ klippekort: { cards } }) =>
    cards.map(({ cardId, validFrom, clips }) => ({ key: cardId, on: validFrom, value: clips, group: null, outcome: 'issued' })),
});

export const klippekortClips = figure({
  parts: ['klippekort'],
  name: 'klippekort-clips',
  title: { da: 'Brugte klip', en: 'Clips used' },
  definition: 'Every clip used, on the date of the talk, by tilbud and by whether the citizen knew the worker; the value is which clip of the card it was.',
  unit: 'clips',
  groups: 'tilbud',
  outcomes: ['known-worker', 'other-worker'],
  observations: ({ klippekort: { cards } }) =>
    cards.flatMap(({ cardId, talks }) =>
      talks.map(({ on, tilbudId, workerKnown }, at) => ({
        key: `${cardId}/${at}`,
        on,
        value: at + 1,
        group: tilbudId,
        outcome: workerKnown ? 'known-worker' : 'other-worker',
      })),
    ),
});

/** How long it is watched whether a citizen comes back. */
const MONTHS = 24;

export const returnsAfterClosing = figure({
  parts: ['klippekort', 'case'],
  name: 'returns-after-closing',
  title: { da: 'Tilbagevenden inden 24 måneder', en: 'Returns within 24 months' },
  definition:
    'Every closing with a klippekort, on the closing date, once the citizen has come back or 24 months have passed alive: 1 where the pathway was opened again within 24 months, else 0, by whether a clip had been used before.',
  unit: 'share',
  groups: 'none',
  outcomes: ['returned-with-use', 'returned-without-use', 'stayed-away-with-use', 'stayed-away-without-use'],
  observations: ({ klippekort: { cards }, case: { periods, diedOn } }) =>
    cards.flatMap((card): readonly Observation[] => {
      const closedOn = card.validFrom;
      const watchedUntil = addMonths(closedOn, MONTHS);
      const returnedOn = periods.map(({ from }) => from).find((from) => from >= closedOn && from < watchedUntil);
      if (returnedOn === undefined && diedOn !== undefined && diedOn < watchedUntil) return [];
      const saidFrom = returnedOn ?? watchedUntil;
      const outcome = `${returnedOn === undefined ? 'stayed-away' : 'returned'}-${usedBefore(card, saidFrom) ? 'with' : 'without'}-use`;
      return [{ key: card.cardId, on: closedOn, saidFrom, value: returnedOn === undefined ? 0 : 1, group: null, outcome }];
    }),
});

function usedBefore({ uses }: Klippekort, date: string): boolean {
  return uses.some((on) => on <= date);
}
