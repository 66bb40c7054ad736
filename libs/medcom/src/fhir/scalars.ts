import { instant, isInstant, type Instant } from '#kernel';
import { type Findings } from './problem.js';
import { type Place } from './place.js';

const id = /^[A-Za-z0-9.-]{1,64}$/;
const url = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"]{1,2000}$/;
const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** True for a FHIR resource id. */
export function isFhirId(text: unknown): text is string {
  return typeof text === 'string' && id.test(text);
}

/** The instant that a FHIR instant or dateTime names; undefined unless it has time, seconds and zone, and exists. */
export function zonedInstant(text: unknown): Instant | undefined {
  if (typeof text !== 'string' || !zoned.test(text)) return undefined;
  try {
    const read = instant(text);
    return isInstant(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** A resource id that must be there. */
export function readId(at: Place, findings: Findings): string | undefined {
  if (!at.present) return findings.report('element-missing', at, 'an id is required');
  return isFhirId(at.value) ? at.value : findings.report('id-invalid', at, 'not a FHIR id');
}

/** An address that must be there. */
export function readUrl(at: Place, findings: Findings): string | undefined {
  if (!at.present) return findings.report('element-missing', at, 'an endpoint is required');
  const text = at.text;
  return text !== undefined && url.test(text) ? text : findings.report('value-invalid', at, 'not a URL');
}

/** A point in time that must be there, with its zone. */
export function readInstant(at: Place, findings: Findings): Instant | undefined {
  if (!at.present) return findings.report('element-missing', at, 'a time is required');
  return optionalInstant(at, findings);
}

/** A point in time that may be left out, but not be without a zone. */
export function optionalInstant(at: Place, findings: Findings): Instant | undefined {
  if (!at.present) return undefined;
  return zonedInstant(at.value) ?? findings.report('time-invalid', at, 'not an existing date and time with a zone');
}

/** The code that a Coding carries, if it is of this system. */
export function codeIn(coding: Place, system: string): string | undefined {
  return coding.member('system').value === system ? coding.member('code').text : undefined;
}

/** The extensions with this url on an element. */
export function extensionsOf(element: Place, url: string): readonly Place[] {
  return element.member('extension').items.filter((extension) => extension.member('url').value === url);
}
