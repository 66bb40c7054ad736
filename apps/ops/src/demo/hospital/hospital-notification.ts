import type { Bundle, FhirResource, Reference } from 'fhir/r4.js';
import { derivedId, type Instant, type Uuid } from '#kernel';
import { endpointOfSor } from '#medcom';
import { codeSystems, extensions, identifierSystems, messageEvents, profiles } from '#medcom/codes/systems.js';
import { narrative } from '#medcom/fhir/narrative.js';
import { organization } from '#medcom/fhir/organization.js';
import { inventedNumbers } from '#platform/organizations/invented-unit.js';
import { HOSPITAL_BASE, inventedHospital } from './hospital.js';

/** What a hospital tells of a stay: that it began, or that it is over. */
export interface StayInHospital {
  readonly cpr: string;
  /** The same in all messages about the stay. */
  readonly episode: Uuid;
  readonly from: Instant;
  readonly until?: Instant;
}

const profile = (of: string) => ({ profile: [`http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-hospitalNotification-${of}`] });

/** A HospitalNotification 3.0: `STIN`, admitted to a ward, or `SLHJ`, discharged to the home. */
export function hospitalNotification(code: 'STIN' | 'SLHJ', { cpr, episode, from, until }: StayInHospital, sentAt: Instant): Bundle {
  const id = (part: string) => derivedId('demo-notification', episode, code, part);
  const hospital = organization(id('hospital'), inventedHospital);
  const municipality = organization(id('municipality'), { name: 'Opdigtet Kommune (demo)', ...inventedNumbers });
  const text = narrative('HospitalNotification', [['Code', code], ['From', from], ['Until', until]]);
  const resources: readonly FhirResource[] = [
    {
      resourceType: 'MessageHeader',
      id: id('header'),
      meta: profile('messageHeader'),
      text,
      eventCoding: { system: codeSystems.event, code: messageEvents.hospitalNotification },
      destination: [
        {
          extension: [{ url: extensions.destinationUse, valueCoding: { system: codeSystems.destinationUse, code: 'primary' } }],
          endpoint: endpointOfSor(inventedNumbers.sor),
          receiver: to('Organization', municipality.id),
        },
      ],
      sender: to('Organization', hospital.id),
      source: { endpoint: endpointOfSor(inventedHospital.sor) },
      focus: [to('Encounter', id('encounter'))],
    },
    {
      resourceType: 'Encounter',
      id: id('encounter'),
      meta: profile('encounter'),
      text,
      status: code === 'STIN' ? 'in-progress' : 'finished',
      class: { system: codeSystems.encounterClass, code: 'IMP' },
      subject: to('Patient', id('patient')),
      episodeOfCare: [{ identifier: { value: `urn:uuid:${episode}` } }],
      period: { start: from, ...(until && { end: until }) },
      serviceProvider: to('Organization', hospital.id),
    },
    {
      resourceType: 'Patient',
      id: id('patient'),
      meta: { profile: [profiles.patient] },
      text,
      identifier: [{ system: identifierSystems.cpr, value: cpr }],
      name: [{ use: 'official', family: 'Testborger', given: ['Eksempel'] }],
    },
    {
      resourceType: 'Provenance',
      id: id('provenance'),
      meta: { profile: [profiles.provenance] },
      text,
      target: [to('MessageHeader', id('header'))],
      occurredDateTime: sentAt,
      recorded: sentAt,
      activity: { coding: [{ system: codeSystems.activity, code: code === 'STIN' ? 'admit-inpatient' : 'discharge-inpatient-home' }] },
      agent: [{ who: to('Organization', hospital.id) }],
    },
    hospital,
    municipality,
  ];
  return {
    resourceType: 'Bundle',
    id: id('bundle'),
    meta: profile('message'),
    type: 'message',
    timestamp: sentAt,
    entry: resources.map((resource) => ({ fullUrl: `${HOSPITAL_BASE}/${resource.resourceType}/${resource.id}`, resource })),
  };
}

function to(type: string, id: string | undefined): Reference {
  return { reference: `${type}/${id}` };
}
