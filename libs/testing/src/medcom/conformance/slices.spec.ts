import { describe, expect, it } from '@jest/globals';
import type { Bundle, ElementDefinition, ElementDefinitionSlicingDiscriminator, FhirResource, StructureDefinition } from 'fhir/r4.js';
import { Definitions } from '../published/definitions.js';
import { checkAgainst, errorsIn } from './checker.js';

const url = (name: string) => `https://example.org/StructureDefinition/${name}`;
const type = (code: string, more: object = {}) => [{ code, ...more }];

/** A profile that says no more than these elements. */
function profile(name: string, of: string, ...element: ElementDefinition[]): StructureDefinition {
  const own = [{ id: of, path: of, min: 0, max: '*' }, { id: `${of}.id`, path: `${of}.id`, min: 0, max: '1', type: type('id') }, { id: `${of}.meta`, path: `${of}.meta`, min: 0, max: '1', type: type('Meta') }];
  return { resourceType: 'StructureDefinition', url: url(name), name, status: 'active', kind: 'resource', abstract: false, type: of, snapshot: { element: [...own, ...element] } };
}

const named = profile('named', 'Patient', { id: 'Patient.name', path: 'Patient.name', min: 1, max: '*', type: type('HumanName') });
const anybody = profile('anybody', 'Patient', { id: 'Patient.name', path: 'Patient.name', min: 0, max: '*', type: type('HumanName') });

/** A profile of List in whose entries exactly one belongs to a slice, which says this of one of its elements. */
function sliced(
  discriminator: ElementDefinitionSlicingDiscriminator,
  name: string,
  inSlice: Partial<ElementDefinition>,
  rules: 'open' | 'closed' = 'open',
): StructureDefinition {
  const path = 'List.entry';
  const elements: ElementDefinition[] = [
    { id: path, path, min: 0, max: '*', type: type('BackboneElement'), slicing: { discriminator: [discriminator], rules } },
    ...members(path),
    { id: `${path}:one`, path, sliceName: 'one', min: 1, max: '1', type: type('BackboneElement') },
    ...members(`${path}:one`),
  ];
  return profile('sliced', 'List', ...elements.map((it) => (it.id === `${path}:one.${name}` ? { ...it, ...inSlice } : it)));
}

function members(id: string): ElementDefinition[] {
  const types = { flag: 'CodeableConcept', date: 'dateTime', item: 'Reference' };
  return Object.entries(types).map(([name, code]) => ({ id: `${id}.${name}`, path: `List.entry.${name}`, min: 0, max: '1', type: type(code) }));
}

const flag = (code: string) => ({ flag: { coding: [{ system: 'https://example.org/flags', code }] } });
const item = (reference: string) => ({ item: { reference } });
const claiming = (name: string) => ({ meta: { profile: [url(name)] } });

/** What is wrong with a list of such entries, beside two citizens of whom one has a name. */
function wrong(structure: StructureDefinition, ...entry: object[]): readonly string[] {
  const resources = [
    { resourceType: 'List', id: 'list', ...claiming('sliced'), entry },
    { resourceType: 'Patient', id: 'named', ...claiming('anybody'), name: [{ family: 'Testesen' }] },
    { resourceType: 'Patient', id: 'nameless', ...claiming('anybody') },
    { resourceType: 'Group', id: 'group', type: 'person', actual: true },
  ] as unknown as FhirResource[];
  const bundle: Bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ fullUrl: `https://example.org/fhir/${resource.resourceType}/${resource.id}`, resource })),
  };
  return errorsIn(checkAgainst(new Definitions([named, anybody, structure]), bundle)).map(({ key, path }) => `${key} ${path.slice('Bundle.entry[0].resource.'.length)}`);
}

const none = ['cardinality entry:one'];

describe('slices', () => {
  it('are told apart by a value', () => {
    const byValue = sliced({ type: 'value', path: 'date' }, 'date', { fixedDateTime: '2026-01-01' });
    expect(wrong(byValue, { date: '2026-01-01' }, { date: '2026-01-02' })).toEqual([]);
    expect(wrong(byValue, { date: '2026-01-02' })).toEqual(none);
    expect(wrong(byValue, { date: '2026-01-01' }, { date: '2026-01-01' })).toEqual(none);
  });

  it('are told apart by a pattern', () => {
    const byPattern = sliced({ type: 'pattern', path: 'flag' }, 'flag', { patternCodeableConcept: { coding: [{ code: 'red' }] } });
    expect(wrong(byPattern, flag('red'), flag('blue'))).toEqual([]);
    expect(wrong(byPattern, flag('blue'))).toEqual(none);
  });

  it('are told apart by a required binding', () => {
    const byBinding = sliced({ type: 'value', path: 'flag' }, 'flag', { binding: { strength: 'required', valueSet: 'http://hl7.org/fhir/ValueSet/list-mode' } });
    const mode = (code: string) => ({ flag: { coding: [{ system: 'http://hl7.org/fhir/list-mode', code }] } });
    expect(wrong(byBinding, mode('working'), flag('red'))).toEqual([]);
    expect(wrong(byBinding, flag('red'))).toEqual(none);
  });

  it('are told apart by whether something is there', () => {
    const byPresence = sliced({ type: 'exists', path: 'date' }, 'date', { min: 1 });
    expect(wrong(byPresence, { date: '2026-01-01' }, flag('red'))).toEqual([]);
    expect(wrong(byPresence, flag('red'))).toEqual(none);
    const byAbsence = sliced({ type: 'exists', path: 'date' }, 'date', { max: '0' });
    expect(wrong(byAbsence, { date: '2026-01-01' }, flag('red'))).toEqual([]);
    expect(wrong(byAbsence, { date: '2026-01-01' })).toEqual(none);
  });

  it('are told apart by the type of what a reference leads to', () => {
    const byType = sliced({ type: 'type', path: 'item.resolve()' }, 'item', { type: type('Reference', { targetProfile: [url('anybody')] }) });
    expect(wrong(byType, item('Patient/nameless'), item('Group/group'))).toEqual([]);
    expect(wrong(byType, item('Group/group'))).toEqual(none);
  });

  it('are told apart by the profile of what a reference leads to', () => {
    const byProfile = sliced({ type: 'profile', path: 'item.resolve()' }, 'item', { type: type('Reference', { targetProfile: [url('named')] }) });
    expect(wrong(byProfile, item('Patient/named'), item('Patient/nameless'))).toEqual([]);
    expect(wrong(byProfile, item('Patient/nameless'))).toEqual(none);
    expect(wrong(byProfile, item('Patient/nobody'))).toEqual(none);
  });

  it('leave nothing beside them where they are closed', () => {
    const closed = sliced({ type: 'value', path: 'date' }, 'date', { fixedDateTime: '2026-01-01' }, 'closed');
    expect(wrong(closed, { date: '2026-01-01' })).toEqual([]);
    expect(wrong(closed, { date: '2026-01-01' }, { date: '2026-01-02' })).toEqual(['slicing entry[1]']);
  });

  it('say so where what sets them apart is not known', () => {
    const bundle = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: { resourceType: 'List', ...claiming('sliced'), entry: [flag('red')] } }] } as unknown as Bundle;
    const definitions = new Definitions([sliced({ type: 'value', path: 'flag' }, 'flag', {})]);
    expect(checkAgainst(definitions, bundle)).toContainEqual(expect.objectContaining({ severity: 'unchecked', key: 'slicing' }));
  });
});
