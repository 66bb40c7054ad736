import { identifierSystems } from '../codes/systems.js';
import { cprKind } from '../fhir/cpr.js';
import { type Place } from '../fhir/place.js';
import { type Findings } from '../fhir/problem.js';
import { zonedInstant } from '../fhir/scalars.js';

/** What is read of the Patient: nothing but the number and whether they live. */
export interface PatientFacts {
  readonly at: Place;
  readonly cpr: string | undefined;
  readonly deceased: boolean | undefined;
}

/** Reads the Patient, who must carry an official CPR and no identifier beside it. */
export function readPatient(patient: Place, findings: Findings): PatientFacts {
  return { at: patient, cpr: readCpr(patient, findings), deceased: readDeceased(patient, findings) };
}

function readCpr(patient: Place, findings: Findings): string | undefined {
  const identifiers = patient.member('identifier');
  const [first, second] = identifiers.items;
  if (!first) return findings.report('cpr-missing', identifiers, 'an official CPR is required');
  if (second) return findings.report('element-repeated', second, 'the official CPR only');
  if (first.member('system').value !== identifierSystems.cpr) {
    return findings.report('cpr-missing', first.member('system'), 'an official CPR is required');
  }
  const value = first.member('value');
  const kind = cprKind(value.text ?? '');
  if (kind === 'replacement') return findings.report('cpr-replacement', value, 'a replacement CPR may not be sent');
  if (kind === 'invalid') return findings.report('cpr-invalid', value, 'not ten digits with an existing date');
  return value.text;
}

function readDeceased(patient: Place, findings: Findings): boolean | undefined {
  const flag = patient.member('deceasedBoolean');
  const time = patient.member('deceasedDateTime');
  if (flag.present && time.present) return findings.report('element-repeated', time, 'deceased is told twice');
  if (time.present) {
    // A date is enough here: the time of death is taken from the Encounter, this only says that there was one.
    const known = /^\d{4}(-\d{2}(-\d{2})?)?$/.test(time.text ?? '') || zonedInstant(time.value) !== undefined;
    return known ? true : findings.report('time-invalid', time, 'not a date or time');
  }
  if (!flag.present) return false;
  return typeof flag.value === 'boolean' ? flag.value : findings.report('wrong-type', flag, 'must be true or false');
}
