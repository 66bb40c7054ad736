import { type MunicipalityCode } from '#kernel';
import { type SendingUnit } from '#medcom';

/** A unit to send for a municipality in development mode. Its numbers have the right form and belong to nobody, and its name says so. */
export function inventedUnit(municipality: MunicipalityCode): SendingUnit {
  return {
    name: `Opdigtet afsender for kommune ${municipality}, kun til udvikling`,
    sor: '999999000016003',
    gln: '5799990000026',
    signature: { name: 'Opdigtet vagt', role: { code: 'socialraadgiver' }, phone: '+4500000000' },
  };
}
