import { type MunicipalityCode } from '#kernel';
import { type SendingUnit } from '#medcom';

/** Of the right form, and nobody's. */
export const inventedNumbers = { sor: '999999000016003', gln: '5799990000026' } as const;

/** A unit to send for a municipality in development mode. Its name says that it is none. */
export function inventedUnit(municipality: MunicipalityCode): SendingUnit {
  return {
    name: `Opdigtet afsender for kommune ${municipality}, kun til udvikling`,
    ...inventedNumbers,
    signature: { name: 'Opdigtet vagt', role: { code: 'socialraadgiver' }, phone: '+4500000000' },
  };
}
