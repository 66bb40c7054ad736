import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { BadConfiguration } from '#platform';

/** SOR numbers of psychiatric hospital units: a message does not tell whether a unit is one. */
export type PsychiatricUnits = ReadonlySet<string>;

const listSchema = z.object({ units: z.array(z.object({ sor: z.string().regex(/^\d{11,20}$/) })) });

/**
 * Reads the list; without a file no unit is known to be psychiatric.
 * @throws BadConfiguration when the file is none
 */
export async function readPsychiatricUnits(file: string | undefined): Promise<PsychiatricUnits> {
  if (file === undefined) return new Set();
  const parsed = listSchema.safeParse(await readJsonFile(file));
  if (parsed.success) return new Set(parsed.data.units.map(({ sor }) => sor));
  throw bad('must name a JSON file {"units":[{"sor":"…"}]} of SOR numbers, each eleven digits or more');
}

async function readJsonFile(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    throw bad('must name a JSON file that can be read');
  }
}

function bad(problem: string): BadConfiguration {
  return new BadConfiguration([{ variable: 'PSYCHIATRIC_UNITS', problem }]);
}
