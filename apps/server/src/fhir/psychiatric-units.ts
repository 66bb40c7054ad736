import { z } from 'zod';
import { readJsonFile } from '#platform';

/** SOR numbers of psychiatric hospital units: a message does not tell whether a unit is one. */
export type PsychiatricUnits = ReadonlySet<string>;

const listSchema = z.object({ units: z.array(z.object({ sor: z.string().regex(/^\d{11,20}$/) })) });

/**
 * Reads the list; without a file no unit is known to be psychiatric.
 * @throws BadConfiguration when the file is none
 */
export async function readPsychiatricUnits(file: string | undefined): Promise<PsychiatricUnits> {
  if (file === undefined) return new Set();
  const { units } = await readJsonFile('PSYCHIATRIC_UNITS', file, listSchema, '{"units":[{"sor":"…"}]} of SOR numbers, each eleven digits or more');
  return new Set(units.map(({ sor }) => sor));
}
