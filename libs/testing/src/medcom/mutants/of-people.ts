import { drop, given, put } from './draft.js';
import { mutant, type Mutant } from './mutant.js';

const sor = 'urn:oid:1.2.208.176.1.1';
const cpr = 'urn:oid:1.2.208.176.1.2';
const lpr3 = 'https://www.esundhed.dk/Registre/Landspatientregisteret';
const v3 = (name: string) => `http://terminology.hl7.org/CodeSystem/v3-${name}`;

/** The citizen, those who write, their organisations, and the stay. */
export const peopleMutants: readonly Mutant[] = [
  mutant('a citizen without number', 'cardinality', 'Patient.identifier', (draft) => drop(draft.first('Patient'), 'identifier')),
  mutant('a citizen with two CPRs', 'cardinality', 'Patient.identifier:cpr', (draft) => {
    draft.first('Patient').identifier!.push({ system: cpr, value: '0101999998' });
  }),
  mutant('a CPR without digits', 'cardinality', 'Patient.identifier.value', (draft) => drop(draft.first('Patient').identifier![0]!, 'value')),
  mutant('a citizen without name', 'cardinality', 'Patient.name', (draft) => drop(draft.first('Patient'), 'name')),
  mutant('a citizen without official name', 'cardinality', 'Patient.name:official', (draft) => put(draft.first('Patient').name![0]!, 'use', 'nickname')),
  mutant('a citizen without family name', 'cardinality', 'Patient.name.family', (draft) => drop(draft.first('Patient').name![0]!, 'family')),
  mutant('a gender that there is not', 'binding', 'Patient.gender', (draft) => put(draft.first('Patient'), 'gender', 'x')),
  mutant('a birthday with a time', 'type', 'Patient.birthDate', (draft) => put(draft.first('Patient'), 'birthDate', '2000-01-01T00:00:00Z')),
  mutant('a relative who is nobody', 'pat-1', 'Patient.contact', (draft) => put(draft.first('Patient'), 'contact', [{ gender: 'unknown' }])),
  mutant('a telephone number without telephone', 'cpt-2', 'Patient.telecom', (draft) => put(draft.first('Patient'), 'telecom', [{ value: '12345678' }])),
  mutant('a citizen of an organisation that is not in the message', 'reference', 'Patient.managingOrganization', (draft) => {
    put(draft.first('Patient'), 'managingOrganization', { reference: 'Organization/of-nobody' });
  }),
  mutant('a citizen who manages themselves', 'target-profile', 'Patient.managingOrganization', (draft) => {
    put(draft.first('Patient'), 'managingOrganization', { reference: `Patient/${draft.first('Patient').id}` });
  }),
  mutant('an organisation without SOR number', 'cardinality', 'Organization.identifier:SOR-ID', (draft) => {
    const organization = draft.first('Organization');
    organization.identifier = organization.identifier!.filter(({ system }) => system !== sor);
  }),
  mutant('an organisation without lokationsnummer', 'cardinality', 'Organization.identifier:EAN-ID', (draft) => {
    const organization = draft.first('Organization');
    organization.identifier = organization.identifier!.filter(({ system }) => system === sor);
  }),
  mutant('an organisation with one number', 'cardinality', 'Organization.identifier', (draft) => {
    const organization = draft.first('Organization');
    organization.identifier = organization.identifier!.slice(0, 1);
  }),
  mutant('an organisation without any official number', 'dk-core-organization-mandatory-identifier', 'Organization', (draft) => {
    const organization = draft.first('Organization');
    organization.identifier = organization.identifier!.filter(({ system }) => system !== sor);
  }),
  mutant('an organisation without number and name', 'org-1', 'Organization', (draft) => {
    drop(draft.first('Organization'), 'identifier');
    drop(draft.first('Organization'), 'name');
  }),
  mutant('an organisation with a home', 'org-2', 'Organization.address', (draft) => put(draft.first('Organization'), 'address', [{ use: 'home', city: 'Testby' }])),
  mutant('an organisation with a telephone at home', 'org-3', 'Organization.telecom', (draft) => {
    put(draft.first('Organization'), 'telecom', [{ use: 'home', system: 'phone', value: '12345678' }]);
  }),
  mutant('a role that leads to no practitioner', 'target-profile', 'PractitionerRole.practitioner', (draft) => {
    put(draft.first('PractitionerRole'), 'practitioner', { reference: `Patient/${draft.first('Patient').id}` });
  }),
  mutant('a role in an organisation that is not in the message', 'reference', 'PractitionerRole.organization', (draft) => {
    put(draft.first('PractitionerRole'), 'organization', { reference: 'Organization/of-nobody' });
  }),
  mutant('a role in what is no organisation', 'target-profile', 'PractitionerRole.organization', (draft) => {
    put(draft.first('PractitionerRole'), 'organization', { reference: `Patient/${draft.first('Patient').id}` });
  }),
  mutant('a role of a code that there is not', 'code', 'PractitionerRole.code.coding', (draft) => {
    put(given(draft.first('PractitionerRole').code?.[0]?.coding?.[0]), 'code', 'conjurer');
  }),
  mutant('a team without name', 'cardinality', 'CareTeam.name', (draft) => drop(draft.first('CareTeam'), 'name')),
  mutant('a team of two organisations', 'cardinality', 'CareTeam.managingOrganization', (draft) => {
    const { managingOrganization } = draft.first('CareTeam');
    given(managingOrganization).push(managingOrganization![0]!);
  }),
  mutant('a team of an organisation that is not in the message', 'reference', 'CareTeam.managingOrganization', (draft) => {
    put(draft.first('CareTeam'), 'managingOrganization', [{ reference: 'Organization/of-nobody' }]);
  }),
  mutant('a team of what is no organisation', 'target-profile', 'CareTeam.managingOrganization', (draft) => {
    put(draft.first('CareTeam'), 'managingOrganization', [{ reference: `Patient/${draft.first('Patient').id}` }]);
  }),
  mutant('a team in which an organisation acts for somebody', 'ctm-1', 'CareTeam.participant', (draft) => {
    const { id } = draft.first('Organization');
    put(draft.first('CareTeam'), 'participant', [{ member: { reference: `Organization/${id}` }, onBehalfOf: { reference: `Organization/${id}` } }]);
  }),
  mutant('a stay without status', 'cardinality', 'Encounter.status', (draft) => drop(draft.first('Encounter'), 'status')),
  mutant('a stay without class', 'cardinality', 'Encounter.class', (draft) => drop(draft.first('Encounter'), 'class')),
  mutant('a stay of a class that is none', 'binding', 'Encounter.class', (draft) => put(draft.first('Encounter'), 'class', { system: v3('ActCode'), code: 'ABUSE' })),
  mutant('a stay of nobody', 'cardinality', 'Encounter.subject', (draft) => drop(draft.first('Encounter'), 'subject')),
  mutant('a stay of somebody who is not in the message', 'reference', 'Encounter.subject', (draft) => {
    put(draft.first('Encounter'), 'subject', { reference: 'Patient/of-nobody' });
  }),
  mutant('a stay of an organisation', 'target-profile', 'Encounter.subject', (draft) => {
    put(draft.first('Encounter'), 'subject', { reference: `Organization/${draft.first('Organization').id}` });
  }),
  mutant('a stay at what is not in the message', 'reference', 'Encounter.serviceProvider', (draft) => {
    put(draft.first('Encounter'), 'serviceProvider', { reference: 'Organization/of-nobody' });
  }),
  mutant('a stay at what is no organisation', 'target-profile', 'Encounter.serviceProvider', (draft) => {
    put(draft.first('Encounter'), 'serviceProvider', { reference: `Patient/${draft.first('Patient').id}` });
  }),
  mutant('a stay on somebody’s account', 'cardinality', 'Encounter.account', (draft) => put(draft.first('Encounter'), 'account', [{ reference: 'Account/1' }])),
  mutant('a stay that ends before it begins', 'per-1', 'Encounter.period', (draft) => {
    put(draft.first('Encounter'), 'period', { start: '2026-11-16T12:00:00+01:00', end: '2026-11-15T12:00:00+01:00' });
  }),
  mutant('two national episodes', 'cardinality', 'Encounter.episodeOfCare:lpr3identifier', (draft) => {
    const national = { identifier: { system: lpr3, value: 'urn:uuid:00000000-0000-5000-8000-000000000001' } };
    put(draft.first('Encounter'), 'episodeOfCare', [national, structuredClone(national)]);
  }),
  mutant('a national episode without value', 'cardinality', 'Encounter.episodeOfCare.identifier.value', (draft) => {
    put(draft.first('Encounter'), 'episodeOfCare', [{ identifier: { system: lpr3 } }]);
  }),
  mutant('a national episode that is no UUID of version 5', 'uuidv5', 'Encounter.episodeOfCare.identifier.value', (draft) => {
    put(draft.first('Encounter'), 'episodeOfCare', [{ identifier: { system: lpr3, value: 'urn:uuid:00000000-0000-4000-8000-000000000001' } }]);
  }),
];
