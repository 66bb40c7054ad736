import { municipalitySchema } from '#kernel';
import { field, type Presence } from './field.js';

/** A municipality, by its code. */
export const MunicipalityField = (description: string, presence?: Presence) =>
  field(
    { type: String, pattern: '^\\d{3}$', description, example: '621' },
    { be: (value) => municipalitySchema.safeParse(value).success, problem: 'must be a three-digit municipality code' },
    presence,
  );
