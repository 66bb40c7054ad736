import { z } from 'zod';

/** Who may act, by the roles of the trade (domain glossary, section 1). */
export const roles = ['myndighed', 'botilbud', 'bostoette', 'region', 'leder', 'log-controller', 'system'] as const;
export type Role = (typeof roles)[number];

/** A Danish municipality's three-digit code (kommunekode), for example `621` Kolding. */
export type MunicipalityCode = string & z.$brand<'MunicipalityCode'>;

export const municipalitySchema = z.custom<MunicipalityCode>(
  (text) => typeof text === 'string' && /^\d{3}$/.test(text),
  { error: 'must be a three-digit municipality code' },
);

/** Who did something: an opaque id from the identity provider, a role, and the unit the person acts for. Never a name. */
export const actorSchema = z.object({
  id: z.string().min(1).max(128),
  role: z.enum(roles),
  unit: z.string().min(1).max(128),
  /** The municipality that the person works for. The service itself has none, nor has a region. */
  municipality: municipalitySchema.optional(),
});
export type Actor = Readonly<z.infer<typeof actorSchema>>;

/** The service itself, acting in a municipality's name. */
export const system: Actor = { id: 'system', role: 'system', unit: 'system' };
