import type { StructureDefinition } from 'fhir/r4.js';

/**
 * Profiles of HL7 Denmark that MedCom's refer to and do not publish: an identifier is one of them by its system, and has a
 * value. What else they demand is not known here.
 */
const systems = {
  'dk-core-cpr-identifier': 'urn:oid:1.2.208.176.1.2',
  'dk-core-sor-identifier': 'urn:oid:1.2.208.176.1.1',
  'dk-core-gln-identifier': 'https://www.gs1.org/gln',
  'dk-core-kombit-org-identifier': 'https://kombit.dk/sts/organisation',
  'dk-core-cvr-identifier': 'urn:oid:2.16.840.1.113883.2.24.1.1',
} as const;

export const danishIdentifiers: readonly StructureDefinition[] = Object.entries(systems).map(([name, system]) => ({
  resourceType: 'StructureDefinition',
  url: `http://hl7.dk/fhir/core/StructureDefinition/${name}`,
  name,
  status: 'active',
  kind: 'complex-type',
  abstract: false,
  type: 'Identifier',
  snapshot: {
    element: [
      { id: 'Identifier', path: 'Identifier', min: 0, max: '*' },
      { id: 'Identifier.id', path: 'Identifier.id', min: 0, max: '1', type: [{ code: 'string' }] },
      { id: 'Identifier.extension', path: 'Identifier.extension', min: 0, max: '*', base: { path: 'Element.extension', min: 0, max: '*' }, type: [{ code: 'Extension' }] },
      { id: 'Identifier.use', path: 'Identifier.use', min: 0, max: '1', type: [{ code: 'code' }] },
      { id: 'Identifier.type', path: 'Identifier.type', min: 0, max: '1', type: [{ code: 'CodeableConcept' }] },
      { id: 'Identifier.system', path: 'Identifier.system', min: 1, max: '1', type: [{ code: 'uri' }], fixedUri: system },
      { id: 'Identifier.value', path: 'Identifier.value', min: 1, max: '1', type: [{ code: 'string' }] },
      { id: 'Identifier.period', path: 'Identifier.period', min: 0, max: '1', type: [{ code: 'Period' }] },
      { id: 'Identifier.assigner', path: 'Identifier.assigner', min: 0, max: '1', type: [{ code: 'Reference' }] },
    ],
  },
}));
