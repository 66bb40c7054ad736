import { type PathwayState } from '#domain';
import { addDays, plainDateSchema, type PlainDate, uuidSchema } from '#kernel';
import { untilDeath } from '#domain/pathway/interval.js';
import { type Visitation } from '#domain/pathway/service/state.js';
import { z } from 'zod';
import { cut } from '../cut.js';
import { factsOf } from '../fact.js';

/** A decision that grants something: `waiting` from the decision until a service or a stay starts under it, `in-use` from then on. */
export const VISITATION = 'visitation';
export const visitationStates = ['waiting', 'in-use'] as const;

export const visitationDetails = z.strictObject({
  visitationId: uuidSchema,
  section: z.string().describe('The section that it grants, for example SEL-107'),
  decidedOn: plainDateSchema,
  grantedFrom: plainDateSchema,
  grantedTo: plainDateSchema.nullable().describe('Last date, inclusive; null when granted without an end'),
  startedOn: plainDateSchema.nullable().describe('When the first service or stay under it started; null while none has'),
});
export type VisitationDetails = z.infer<typeof visitationDetails>;

export const visitationFacts = factsOf(['services', 'stays', 'case'], (state) =>
  state.services.visitations.flatMap((visitation) => {
    const { visitationId, section, decidedOn, from: grantedFrom, to: grantedTo } = visitation;
    const startedOn = firstStart(state, visitationId);
    const granted = { from: decidedOn < grantedFrom ? decidedOn : grantedFrom, until: endOf(visitation, state) };
    return cut(untilDeath(granted, state.case.diedOn), startedOn === null ? [] : [startedOn]).map((piece) => ({
      kind: VISITATION,
      key: `${visitationId}/${piece.from}`,
      unit: null,
      state: startedOn !== null && startedOn <= piece.from ? 'in-use' : 'waiting',
      at: decidedOn,
      ...piece,
      details: { visitationId, section, decidedOn, grantedFrom, grantedTo, startedOn } satisfies VisitationDetails,
    }));
  }),
);

/** The first date without it. One that was to begin after the pathway closed has waited until the closing. */
function endOf({ from, to, decidedOn, endedByClosing }: Visitation, { case: { periods } }: Pick<PathwayState, 'case'>): PlainDate | null {
  if (endedByClosing && to !== null && to < from) return periods.find(({ until }) => until !== null && decidedOn <= until)?.until ?? from;
  return to === null ? null : addDays(to, 1);
}

/** What never was given has not started anything. */
function firstStart({ services, stays }: Pick<PathwayState, 'services' | 'stays'>, visitationId: string): PlainDate | null {
  const under = [...services.services.filter(({ annulled }) => annulled === undefined), ...stays.stays].filter(
    ({ ground }) => ground.kind === 'visitation' && ground.visitationId === visitationId,
  );
  return under.map(({ from }) => from).sort()[0] ?? null;
}
