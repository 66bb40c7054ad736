import { plainDateSchema } from '#kernel';
import { z } from 'zod';

/** The laws that services rest on: serviceloven, almenboligloven, psykiatriloven, retssikkerhedsloven. */
export const laws = ['SEL', 'ABL', 'PSL', 'RSL'] as const;

/** A legal basis as a value, in the version that was in force on the date of the decision. */
export const legalBasisSchema = z.strictObject({
  law: z.enum(laws),
  section: z.string().regex(/^\d{1,3}[a-z]?$/),
  paragraph: z.number().int().positive().optional(),
  /** First and last date of the version; an open end has null. */
  validFrom: plainDateSchema,
  validTo: plainDateSchema.nullable(),
});
export type LegalBasis = Readonly<z.infer<typeof legalBasisSchema>>;

/** `SEL-107`: names a section in the catalogue, whatever its version. */
export type SectionKey = `${(typeof laws)[number]}-${string}`;

/** The section that a legal basis names, without its version. */
export function sectionKey({ law, section }: Pick<LegalBasis, 'law' | 'section'>): SectionKey {
  return `${law}-${section}`;
}
