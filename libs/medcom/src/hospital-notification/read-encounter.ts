import { type Instant } from '#kernel';
import { careClasses, encounterStatuses, type CareClass, type EncounterStatus } from '../codes/hospital-notification.js';
import { codeSystems, extensions, identifierSystems } from '../codes/systems.js';
import { type Entries, type Entry } from '../fhir/bundle.js';
import { readReferredOrganization } from '../fhir/envelope.js';
import { type OrganizationFacts } from '../fhir/party.js';
import { type Place } from '../fhir/place.js';
import { type Findings } from '../fhir/problem.js';
import { codeIn, extensionsOf, optionalInstant, readId, readInstant } from '../fhir/scalars.js';
import { type EpisodeIdentifier, type Period } from './notification.js';

const urn = /^urn:uuid:/i;

/** What is read of the Encounter; undefined is what could not be. */
export interface EncounterFacts {
  readonly at: Place;
  readonly encounterId: string | undefined;
  readonly status: EncounterStatus | undefined;
  readonly careClass: CareClass | undefined;
  readonly episodeIdentifiers: readonly EpisodeIdentifier[];
  readonly period: Period | undefined;
  readonly leavePeriod: Period | undefined;
  readonly serviceProvider: OrganizationFacts;
}

/** Reads the Encounter, which must be the patient's. */
export function readEncounter(
  encounter: Place,
  patient: Entry | undefined,
  entries: Entries,
  findings: Findings,
): EncounterFacts {
  const subject = encounter.member('subject');
  const referred = entries.resolve(subject, 'Patient', findings);
  if (referred && patient && referred !== patient) {
    findings.report('reference-mismatch', subject, 'the subject must be the Patient of the message');
  }
  return {
    at: encounter,
    encounterId: readId(encounter.member('id'), findings),
    status: readStatus(encounter.member('status'), findings),
    careClass: readCareClass(encounter.member('class'), findings),
    episodeIdentifiers: readEpisode(encounter.member('episodeOfCare'), findings),
    period: readPeriod(encounter.member('period'), findings),
    leavePeriod: readLeave(encounter, findings),
    serviceProvider: readReferredOrganization(encounter.member('serviceProvider'), entries, findings),
  };
}

function readStatus(at: Place, findings: Findings): EncounterStatus | undefined {
  const known = encounterStatuses.find((status) => status === at.value);
  return known ?? findings.report('code-unknown', at, 'not a status of a hospital stay');
}

function readCareClass(at: Place, findings: Findings): CareClass | undefined {
  const code = codeIn(at, codeSystems.encounterClass) ?? '';
  const known = Object.hasOwn(careClasses, code) ? careClasses[code] : undefined;
  return known ?? findings.report('code-unknown', at, 'the class must be IMP or EMER');
}

function readEpisode(at: Place, findings: Findings): readonly EpisodeIdentifier[] {
  if (at.items.length === 0) findings.report('element-missing', at, 'an episode of care is required');
  return at.items.flatMap((item) => {
    const identifier = item.member('identifier');
    const value = identifier.member('value');
    if (!value.text || value.text.replace(urn, '') === '') {
      findings.report('element-missing', value, 'an episode of care is named by an identifier');
      return [];
    }
    const system = identifier.member('system').text;
    return [{ ...(system && { system }), value: value.text }];
  });
}

function readPeriod(at: Place, findings: Findings): Period | undefined {
  const start: Instant | undefined = readInstant(at.member('start'), findings);
  const endPlace = at.member('end');
  const end = optionalInstant(endPlace, findings);
  if (!start) return undefined;
  if (end && end < start) return findings.report('period-reversed', endPlace, 'ends before it starts');
  return { start, ...(end && { end }) };
}

function readLeave(encounter: Place, findings: Findings): Period | undefined {
  const [first, second] = extensionsOf(encounter, extensions.leavePeriod);
  if (second) return findings.report('element-repeated', second, 'more than one leave');
  return first && readPeriod(first.member('valuePeriod'), findings);
}

/**
 * The identifier by which messages of one episode are held together. Every message has the hospital's own; the national
 * register's, where there is one, comes with some only, and is the second choice.
 */
export function ownEpisode(identifiers: readonly EpisodeIdentifier[]): EpisodeIdentifier | undefined {
  return identifiers.find(({ system }) => system !== identifierSystems.lpr3) ?? identifiers[0];
}

/** Without the `urn:uuid:` that some senders write before it. */
export function bareValue({ value }: EpisodeIdentifier): string {
  return value.replace(urn, '');
}
