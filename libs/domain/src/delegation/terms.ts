import { municipalitySchema, plainDateSchema, uuidSchema } from '#kernel';
import { z } from 'zod';
import { laws, type SectionKey } from '../law/legal-basis.js';

const sectionKeySchema = z.custom<SectionKey>(
  (text) => typeof text === 'string' && laws.some((law) => text.startsWith(`${law}-`)) && /^[A-Z]+-\d{1,3}[a-z]?$/.test(text),
  { error: 'must name a section, for example SEL-85' },
);

/** For which of its citizens another municipality performs: for all, for those of some tilbud, or for those under some sections. */
export const scopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('tilbud'), tilbudIds: z.array(uuidSchema).min(1) }),
  z.strictObject({ kind: z.literal('sections'), sections: z.array(sectionKeySchema).min(1) }),
]);
export type DelegationScope = Readonly<z.infer<typeof scopeSchema>>;

export const termsShape = {
  /** The municipality whose citizens they are. */
  from: municipalitySchema,
  /** The municipality that performs for it. */
  to: municipalitySchema,
  scope: scopeSchema,
  validFrom: plainDateSchema,
  /** Last date, inclusive; null when it has no end. */
  validTo: plainDateSchema.nullable(),
};

/** What one municipality lets another do for it. */
export const delegationTermsSchema = z.strictObject(termsShape);
export type DelegationTerms = Readonly<z.infer<typeof delegationTermsSchema>>;
