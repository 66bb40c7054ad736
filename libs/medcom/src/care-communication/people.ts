import type { Encounter, Patient, Practitioner, PractitionerRole } from 'fhir/r4.js';
import { practitionerRoles } from '../codes/care-communication.js';
import { careClasses } from '../codes/hospital-notification.js';
import { codeSystems, identifierSystems, profiles } from '../codes/systems.js';
import { narrative } from '../fhir/narrative.js';
import { type Episode, type CitizenFacts, type SendingUnit } from './request.js';

/** The citizen. */
export function patient(id: string, { cpr, familyName, givenName, address }: CitizenFacts): Patient {
  return {
    resourceType: 'Patient',
    id,
    meta: { profile: [profiles.patient] },
    text: narrative('Borger', [['CPR', cpr], ['Navn', [givenName, familyName].filter(Boolean).join(' ')], ['Adresse', address]]),
    identifier: [{ system: identifierSystems.cpr, value: cpr }],
    name: [{ use: 'official', family: familyName, ...(givenName && { given: [givenName] }) }],
    ...(address && { address: [{ text: address }] }),
  };
}

/** The function that signs. FHIR knows it as a person; its name is the name it is called by. */
export function practitioner(id: string, { name }: SendingUnit['signature']): Practitioner {
  return {
    resourceType: 'Practitioner',
    id,
    meta: { profile: [profiles.practitioner] },
    text: narrative('Afsender', [['Navn', name]]),
    name: [{ family: name }],
  };
}

/** What the one who signs is, at the organisation that sends. */
export function practitionerRole(id: string, of: { readonly practitioner: string; readonly organization: string }, { name, role }: SendingUnit['signature']): PractitionerRole {
  const words = 'text' in role ? role.text : practitionerRoles[role.code];
  return {
    resourceType: 'PractitionerRole',
    id,
    meta: { profile: [profiles.practitionerRole] },
    text: narrative('Afsenders stilling', [['Navn', name], ['Stilling', words]]),
    practitioner: { reference: `Practitioner/${of.practitioner}` },
    organization: { reference: `Organization/${of.organization}` },
    code: ['text' in role ? { text: role.text } : { coding: [{ system: codeSystems.role, code: role.code }] }],
  };
}

/**
 * The hospital's episode, by the identifier that the hospital gave it. How the stay is going is the hospital's to say: the
 * status is unknown here.
 */
export function encounter(id: string, patientId: string, { identifier, careClass }: Episode): Encounter {
  const { system, value } = identifier;
  return {
    resourceType: 'Encounter',
    id,
    meta: { profile: [profiles.encounter] },
    text: narrative('Sygehusforløb', [['Forløbs-id', value]]),
    status: 'unknown',
    class: { system: codeSystems.encounterClass, code: codeOfClass(careClass) },
    subject: { reference: `Patient/${patientId}` },
    episodeOfCare: [{ identifier: { ...(system && { system }), value } }],
  };
}

function codeOfClass(careClass: Episode['careClass']): string {
  return Object.keys(careClasses).find((code) => careClasses[code] === careClass) ?? 'IMP';
}
