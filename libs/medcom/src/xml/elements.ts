/**
 * The elements of the resources that MedCom's messages consist of, in FHIR's order: what XML does not say of itself. `*` marks a list,
 * `:Type` a type with elements of its own, `?` a truth value, `#` a number; the rest is text. What stands in a message and not here is
 * taken as it comes.
 */
const element = ['extension:Extension*'];
const backbone = [...element, 'modifierExtension:Extension*'];
const base = ['id', 'meta:Meta', 'implicitRules', 'language'];
const resource = [...base, 'text:Narrative', 'contained:Resource*', ...backbone];

const ofTypes: Readonly<Record<string, readonly string[]>> = {
  /** What any element, and any resource, may have. */
  Element: backbone,
  DomainResource: resource,
  Bundle: [...base, 'identifier:Identifier', 'type', 'timestamp', 'total#', 'link:BundleLink*', 'entry:BundleEntry*'],
  BundleLink: [...backbone, 'relation', 'url'],
  BundleEntry: [...backbone, 'link:BundleLink*', 'fullUrl', 'resource:Resource'],
  MessageHeader: [
    ...resource,
    'eventCoding:Coding',
    'eventUri',
    'destination:MessageHeaderDestination*',
    'sender:Reference',
    'enterer:Reference',
    'author:Reference',
    'source:MessageHeaderSource',
    'responsible:Reference',
    'reason:CodeableConcept',
    'response:MessageHeaderResponse',
    'focus:Reference*',
    'definition',
  ],
  MessageHeaderDestination: [...backbone, 'name', 'target:Reference', 'endpoint', 'receiver:Reference'],
  MessageHeaderSource: [...backbone, 'name', 'software', 'version', 'contact:ContactPoint', 'endpoint'],
  MessageHeaderResponse: [...backbone, 'identifier', 'code', 'details:Reference'],
  Patient: [
    ...resource,
    'identifier:Identifier*',
    'active?',
    'name:HumanName*',
    'telecom:ContactPoint*',
    'gender',
    'birthDate',
    'deceasedBoolean?',
    'deceasedDateTime',
    'address:Address*',
    'maritalStatus:CodeableConcept',
    'multipleBirthBoolean?',
    'multipleBirthInteger#',
    'photo:Attachment*',
    'contact:PatientContact*',
    'communication:PatientCommunication*',
    'generalPractitioner:Reference*',
    'managingOrganization:Reference',
    'link:PatientLink*',
  ],
  PatientContact: [
    ...backbone,
    'relationship:CodeableConcept*',
    'name:HumanName',
    'telecom:ContactPoint*',
    'address:Address',
    'gender',
    'organization:Reference',
    'period:Period',
  ],
  PatientCommunication: [...backbone, 'language:CodeableConcept', 'preferred?'],
  PatientLink: [...backbone, 'other:Reference', 'type'],
  Encounter: [
    ...resource,
    'identifier:Identifier*',
    'status',
    'statusHistory:EncounterStatusHistory*',
    'class:Coding',
    'classHistory:EncounterClassHistory*',
    'type:CodeableConcept*',
    'serviceType:CodeableConcept',
    'priority:CodeableConcept',
    'subject:Reference',
    'episodeOfCare:Reference*',
    'basedOn:Reference*',
    'participant:EncounterParticipant*',
    'appointment:Reference*',
    'period:Period',
    'length:Duration',
    'reasonCode:CodeableConcept*',
    'reasonReference:Reference*',
    'diagnosis:EncounterDiagnosis*',
    'account:Reference*',
    'hospitalization:EncounterHospitalization',
    'location:EncounterLocation*',
    'serviceProvider:Reference',
    'partOf:Reference',
  ],
  EncounterStatusHistory: [...backbone, 'status', 'period:Period'],
  EncounterClassHistory: [...backbone, 'class:Coding', 'period:Period'],
  EncounterParticipant: [...backbone, 'type:CodeableConcept*', 'period:Period', 'individual:Reference'],
  EncounterDiagnosis: [...backbone, 'condition:Reference', 'use:CodeableConcept', 'rank#'],
  EncounterHospitalization: [
    ...backbone,
    'preAdmissionIdentifier:Identifier',
    'origin:Reference',
    'admitSource:CodeableConcept',
    'reAdmission:CodeableConcept',
    'dietPreference:CodeableConcept*',
    'specialCourtesy:CodeableConcept*',
    'specialArrangement:CodeableConcept*',
    'destination:Reference',
    'dischargeDisposition:CodeableConcept',
  ],
  EncounterLocation: [...backbone, 'location:Reference', 'status', 'physicalType:CodeableConcept', 'period:Period'],
  Organization: [
    ...resource,
    'identifier:Identifier*',
    'active?',
    'type:CodeableConcept*',
    'name',
    'alias*',
    'telecom:ContactPoint*',
    'address:Address*',
    'partOf:Reference',
    'contact:OrganizationContact*',
    'endpoint:Reference*',
  ],
  OrganizationContact: [...backbone, 'purpose:CodeableConcept', 'name:HumanName', 'telecom:ContactPoint*', 'address:Address'],
  Provenance: [
    ...resource,
    'target:Reference*',
    'occurredPeriod:Period',
    'occurredDateTime',
    'recorded',
    'policy*',
    'location:Reference',
    'reason:CodeableConcept*',
    'activity:CodeableConcept',
    'agent:ProvenanceAgent*',
    'entity:ProvenanceEntity*',
    'signature:Signature*',
  ],
  ProvenanceAgent: [...backbone, 'type:CodeableConcept', 'role:CodeableConcept*', 'who:Reference', 'onBehalfOf:Reference'],
  ProvenanceEntity: [...backbone, 'role', 'what:Reference', 'agent:ProvenanceAgent*'],
  OperationOutcome: [...resource, 'issue:OperationOutcomeIssue*'],
  OperationOutcomeIssue: [...backbone, 'severity', 'code', 'details:CodeableConcept', 'diagnostics', 'location*', 'expression*'],
  Communication: [
    ...resource,
    'identifier:Identifier*',
    'instantiatesCanonical*',
    'instantiatesUri*',
    'basedOn:Reference*',
    'partOf:Reference*',
    'inResponseTo:Reference*',
    'status',
    'statusReason:CodeableConcept',
    'category:CodeableConcept*',
    'priority',
    'medium:CodeableConcept*',
    'subject:Reference',
    'topic:CodeableConcept',
    'about:Reference*',
    'encounter:Reference',
    'sent',
    'received',
    'recipient:Reference*',
    'sender:Reference',
    'reasonCode:CodeableConcept*',
    'reasonReference:Reference*',
    'payload:CommunicationPayload*',
    'note:Annotation*',
  ],
  CommunicationPayload: [...backbone, 'contentString', 'contentAttachment:Attachment', 'contentReference:Reference'],
  Practitioner: [
    ...resource,
    'identifier:Identifier*',
    'active?',
    'name:HumanName*',
    'telecom:ContactPoint*',
    'address:Address*',
    'gender',
    'birthDate',
    'photo:Attachment*',
    'qualification:PractitionerQualification*',
    'communication:CodeableConcept*',
  ],
  PractitionerQualification: [...backbone, 'identifier:Identifier*', 'code:CodeableConcept', 'period:Period', 'issuer:Reference'],
  PractitionerRole: [
    ...resource,
    'identifier:Identifier*',
    'active?',
    'period:Period',
    'practitioner:Reference',
    'organization:Reference',
    'code:CodeableConcept*',
    'specialty:CodeableConcept*',
    'location:Reference*',
    'healthcareService:Reference*',
    'telecom:ContactPoint*',
  ],
  CareTeam: [
    ...resource,
    'identifier:Identifier*',
    'status',
    'category:CodeableConcept*',
    'name',
    'subject:Reference',
    'encounter:Reference',
    'period:Period',
    'participant:CareTeamParticipant*',
    'reasonCode:CodeableConcept*',
    'reasonReference:Reference*',
    'managingOrganization:Reference*',
    'telecom:ContactPoint*',
    'note:Annotation*',
  ],
  CareTeamParticipant: [...backbone, 'role:CodeableConcept*', 'member:Reference', 'onBehalfOf:Reference', 'period:Period'],

  Meta: [...element, 'versionId', 'lastUpdated', 'source', 'profile*', 'security:Coding*', 'tag:Coding*'],
  Narrative: [...element, 'status', 'div'],
  Extension: [
    ...element,
    'valueBoolean?',
    'valueCode',
    'valueDate',
    'valueDateTime',
    'valueDecimal#',
    'valueInstant',
    'valueInteger#',
    'valuePositiveInt#',
    'valueString',
    'valueUnsignedInt#',
    'valueUri',
    'valueUrl',
    'valueAddress:Address',
    'valueAttachment:Attachment',
    'valueCodeableConcept:CodeableConcept',
    'valueCoding:Coding',
    'valueContactPoint:ContactPoint',
    'valueHumanName:HumanName',
    'valueIdentifier:Identifier',
    'valuePeriod:Period',
    'valueQuantity:Quantity',
    'valueReference:Reference',
  ],
  Identifier: [...element, 'use', 'type:CodeableConcept', 'system', 'value', 'period:Period', 'assigner:Reference'],
  Reference: [...element, 'reference', 'type', 'identifier:Identifier', 'display'],
  Coding: [...element, 'system', 'version', 'code', 'display', 'userSelected?'],
  CodeableConcept: [...element, 'coding:Coding*', 'text'],
  Period: [...element, 'start', 'end'],
  HumanName: [...element, 'use', 'text', 'family', 'given*', 'prefix*', 'suffix*', 'period:Period'],
  ContactPoint: [...element, 'system', 'value', 'use', 'rank#', 'period:Period'],
  Address: [...element, 'use', 'type', 'text', 'line*', 'city', 'district', 'state', 'postalCode', 'country', 'period:Period'],
  Attachment: [...element, 'contentType', 'language', 'data', 'url', 'size#', 'hash', 'title', 'creation'],
  Annotation: [...element, 'authorReference:Reference', 'authorString', 'time', 'text'],
  Quantity: [...element, 'value#', 'comparator', 'unit', 'system', 'code'],
  Duration: [...element, 'value#', 'comparator', 'unit', 'system', 'code'],
};

/** What is known of an element. */
export interface ElementShape {
  readonly name: string;
  readonly list: boolean;
  readonly holds: 'text' | 'truth' | 'number' | 'elements' | 'resource';
  /** The type whose elements it holds. */
  readonly type?: string;
  /** Its place among those of its type. */
  readonly order: number;
}

const shapes: ReadonlyMap<string, ReadonlyMap<string, ElementShape>> = new Map(
  Object.entries(ofTypes).map(([type, elements]) => [type, new Map(elements.map((one, order) => [nameIn(one), shapeOf(one, order)]))]),
);

/** What is known of an element of a type; undefined where nothing is. */
export function elementOf(type: string | undefined, name: string): ElementShape | undefined {
  return shapes.get(type ?? 'Element')?.get(name) ?? shapes.get('Element')?.get(name);
}

/** The type by whose elements a resource is read and written. */
export function typeOfResource(resourceType: string): string {
  return shapes.has(resourceType) ? resourceType : 'DomainResource';
}

/** The types whose elements are known, each with them in order. */
export const knownTypes: ReadonlyMap<string, ReadonlyMap<string, ElementShape>> = shapes;

function nameIn(written: string): string {
  return /^[a-zA-Z]+/.exec(written)![0];
}

function shapeOf(written: string, order: number): ElementShape {
  const name = nameIn(written);
  const rest = written.slice(name.length);
  const list = rest.endsWith('*');
  if (rest.startsWith(':Resource')) return { name, list, holds: 'resource', order };
  if (rest.startsWith(':')) return { name, list, holds: 'elements', type: rest.slice(1).replace('*', ''), order };
  return { name, list, holds: rest === '?' ? 'truth' : rest === '#' ? 'number' : 'text', order };
}
