import { z } from 'zod';
import {
  type AdvisoryContent,
  advisoryKinds,
  type AgreementTerms,
  basisSchema,
  citizenDetailsOn,
  detailTypes,
  pathway,
  pathwayCatalogue,
  type PathwayEvent,
} from '#domain';
import { isAddressProtectedOn } from '#domain/pathway/citizen/state.js';
import { destinations } from '#domain/pathway/stay/events.js';
import {
  historyAsKnown,
  instantSchema,
  isErased,
  municipalitySchema,
  type PlainDate,
  plainDateSchema,
  readPublic,
  type Recorded,
  stateAsKnown,
  type StoredEvent,
  uuidSchema,
} from '#kernel';

/**
 * What a partner is sent, as the body of a Standard Webhooks message. Members about the citizen and the discharge are there
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
    discharge: z.strictObject({
      /** Groups what is said of one and the same stay. */
      stayId: uuidSchema,
      date: plainDateSchema.optional(),
      destination: z.enum(destinations).optional(),
    }),
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

/** Opens what is written of a person: the codec. */
export interface Opener {
  open(catalogue: typeof pathwayCatalogue, stored: readonly StoredEvent[]): Promise<readonly Recorded<PathwayEvent>[]>;
}

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
  const allowed = new Set(content.basis.dataCategories);
  const citizen = allowed.has('identification') ? await identify(stream, opener, allowed.has('address') && !isProtected(stream, today)) : 'not-allowed';
  if (citizen === undefined) return undefined;
  const { stayId, about, late } = content;
  return {
    type: `advisory.${content.kind}`,
    timestamp: stored.metadata.recordedAt,
    data: {
      advisoryId,
      municipality: stored.metadata.municipality,
      partner: terms.partner,
      ...(citizen === 'not-allowed' ? {} : { citizen }),
      discharge: {
        stayId,
        ...(allowed.has('discharge-date') ? { date: about.date } : {}),
        ...(allowed.has('destination') ? { destination: about.destination } : {}),
      },
      late: late && { byDays: late.by, causedBy: late.causedBy },
      corrects: content.corrects,
      acknowledge: content.acknowledgeWithin !== null,
      basis: content.basis,
    },
  };
}

/** As the citizen is known now, with corrections applied. */
async function identify(stream: readonly StoredEvent[], opener: Opener, withAddress: boolean): Promise<AdvisoryMessage['data']['citizen']> {
  const told = await opener.open(pathwayCatalogue, stream.filter(({ type }) => saysWho.has(type)));
  const citizen = citizenDetailsOn(historyAsKnown(told).map(({ event }) => event));
  if (citizen === undefined || isErased(citizen)) return undefined;
  const { cpr, cprKind, givenName, familyName, address } = citizen;
  return { cpr, cprKind, givenName, familyName, ...(withAddress && address !== undefined ? { address } : {}) };
}

function isProtected(stream: readonly StoredEvent[], today: PlainDate): boolean {
  const { citizen } = stateAsKnown(pathway, stream.map((one) => readPublic(pathwayCatalogue, one)));
  return isAddressProtectedOn(citizen, today);
}

const saysWho: ReadonlySet<string> = new Set([...detailTypes, 'EntryCorrected', 'EntryRetracted']);
