import { z } from 'zod';
import { type AdvisoryContent, advisoryKinds, arrangements, type AgreementTerms, basisSchema, factsUnder } from '#domain';
import { closingOutcomes } from '#domain/pathway/case/events.js';
import { timeOfDaySchema } from '#domain/pathway/meeting/events.js';
import { destinations } from '#domain/pathway/stay/events.js';
import { partySchema } from '#domain/pathway/transition/events.js';
import { instantSchema, municipalitySchema, type PlainDate, plainDateSchema, type StoredEvent, uuidSchema } from '#kernel';
import { citizenTold, type Opener } from './citizen-told.js';

/** Groups what is said of one and the same arrangement, transition, closing, visitation or citizen. */
const id = uuidSchema;
const date = plainDateSchema.optional();

/** What the advisory is about: exactly one of these is there. */
const occasions = {
  discharge: z
    .strictObject({
      /** Groups what is said of one and the same stay. */
      stayId: uuidSchema,
      date,
      destination: z.enum(destinations).optional(),
    })
    .optional(),
  coordination: z.strictObject({ id, date, what: z.enum(arrangements).optional(), time: timeOfDaySchema.nullable().optional() }).optional(),
  transition: z.strictObject({ id, date, receiver: partySchema.optional() }).optional(),
  closing: z.strictObject({ id, date, outcome: z.enum(closingOutcomes).optional() }).optional(),
  visitation: z
    .strictObject({
      id,
      /** Date of the decision. */
      date,
      section: z.string().optional(),
      from: date,
      to: plainDateSchema.nullable().optional(),
      hoursPerWeek: z.number().nullable().optional(),
    })
    .optional(),
  death: z.strictObject({ id, date }).optional(),
};

/**
 * What a partner is sent, as the body of a Standard Webhooks message. Members about the citizen and the occasion are there
 * as far as the agreement's data categories allow.
 */
export const advisoryMessageSchema = z.strictObject({
  type: z.enum(advisoryKinds.map((kind) => `advisory.${kind}` as const)),
  /** When the advisory was planned. */
  timestamp: instantSchema,
  data: z.strictObject({
    /** The advisory's id, and the message's; acknowledge under it. */
    advisoryId: uuidSchema,
    municipality: municipalitySchema,
    partner: z.strictObject({ id: z.string(), name: z.string() }),
    citizen: z
      .strictObject({
        cpr: z.string(),
        /** `replacement`: a person without a Danish CPR number. */
        cprKind: z.enum(['official', 'replacement']),
        givenName: z.string(),
        familyName: z.string(),
        /** Absent where none is known, and where it is protected. */
        address: z.string().optional(),
      })
      .optional(),
    ...occasions,
    /** Notice is shorter than agreed: by so many days, and who caused it; null when it is not. */
    late: z.strictObject({ byDays: z.number().int(), causedBy: z.string() }).nullable(),
    /** The advisory that this one sets right; null when it is the first. */
    corrects: uuidSchema.nullable(),
    /** Whether an acknowledgement is expected. */
    acknowledge: z.boolean(),
    basis: basisSchema,
  }),
});
export type AdvisoryMessage = Readonly<z.infer<typeof advisoryMessageSchema>>;

/**
 * Builds the message for the moment of sending; nothing keeps it.
 * @param stream the citizen's
 * @param today the date of sending: whether the citizen's address is protected is asked on it
 * @returns undefined where the citizen cannot be named: never registered, or erased
 * @throws what the opener throws
 */
export async function buildMessage(
  planned: { readonly content: AdvisoryContent; readonly stored: StoredEvent; readonly advisoryId: AdvisoryMessage['data']['advisoryId'] },
  terms: Pick<AgreementTerms, 'partner'>,
  stream: readonly StoredEvent[],
  opener: Opener,
  today: PlainDate,
): Promise<AdvisoryMessage | undefined> {
  const { content, stored, advisoryId } = planned;
  const citizen = await citizenTold(content, stream, opener, today);
  if (citizen === undefined) return undefined;
  const { late } = content;
  return {
    type: `advisory.${content.kind}`,
    timestamp: stored.metadata.recordedAt,
    data: {
      advisoryId,
      municipality: stored.metadata.municipality,
      partner: terms.partner,
      ...(citizen === 'not-allowed' ? {} : { citizen }),
      ...occasionIn(content),
      late: late && { byDays: late.by, causedBy: late.causedBy },
      corrects: content.corrects,
      acknowledge: content.acknowledgeWithin !== null,
      basis: content.basis,
    },
  };
}

/** What the advisory is about, under the name of it. */
function occasionIn({ about, subjectId, basis }: AdvisoryContent): Partial<Pick<AdvisoryMessage['data'], keyof typeof occasions>> {
  const facts = factsUnder(basis, about);
  return about.trigger === 'botilbud-discharge' ? { discharge: { stayId: subjectId, ...facts } } : { [about.trigger]: { id: subjectId, ...facts } };
}
