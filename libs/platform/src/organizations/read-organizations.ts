import { isGln, isSor, municipalitySchema, type MunicipalityCode } from '#kernel';
import { practitionerRoles, type PractitionerRoleCode, type SendingUnit } from '#medcom';
import { z } from 'zod';
import { BadConfiguration } from '../configuration/bad-configuration.js';
import { readJsonFile } from '../configuration/json-file.js';

/** The units that send MedCom messages, by municipality. */
export type Organizations = ReadonlyMap<MunicipalityCode, SendingUnit>;

const text = z.string().trim().min(1).max(120);
const roleCodes = Object.keys(practitionerRoles) as [PractitionerRoleCode, ...PractitionerRoleCode[]];

const fileSchema = z.strictObject({
  organizations: z.array(
    z.strictObject({
      municipality: municipalitySchema,
      name: text,
      sor: z.string().refine(isSor),
      gln: z.string().refine(isGln),
      signature: z.strictObject({
        /** A function in the unit, never a person. */
        name: text,
        role: z.union([z.strictObject({ code: z.enum(roleCodes) }), z.strictObject({ text })]),
        phone: z.string().regex(/^\+?[0-9]{3,15}$/),
      }),
    }),
  ),
});

const shape =
  '{"organizations":[{"municipality","name","sor","gln","signature":{"name","role":{"code"} or {"text"},"phone"}}]}';

/**
 * Reads who sends for each municipality; without a file nobody can.
 * @throws BadConfiguration when the file is none, or names a municipality twice
 */
export async function readOrganizations(file: string | undefined): Promise<Organizations> {
  if (file === undefined) return new Map();
  const { organizations } = await readJsonFile('MEDCOM_ORGANIZATIONS', file, fileSchema, shape);
  const byMunicipality = new Map(organizations.map(({ municipality, ...unit }) => [municipality, unit]));
  if (byMunicipality.size < organizations.length) {
    throw new BadConfiguration([{ variable: 'MEDCOM_ORGANIZATIONS', problem: 'must name each municipality once' }]);
  }
  return byMunicipality;
}
