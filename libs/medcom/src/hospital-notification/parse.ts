import { messageEvents } from '../codes/systems.js';
import { openMessage, type OpenedMessage } from '../fhir/envelope.js';
import { checkFocusOf } from '../fhir/focus.js';
import { wholeParty } from '../fhir/party.js';
import { type Place } from '../fhir/place.js';
import { Findings } from '../fhir/problem.js';
import { checkProvenances, followedMessage } from './check-links.js';
import { decideWhatAndWhen } from './decide.js';
import { type HospitalNotification, type Parsed } from './notification.js';
import { bareValue, ownEpisode, readEncounter, type EncounterFacts } from './read-encounter.js';
import { readPatient, type PatientFacts } from './read-patient.js';
import { readReportOfAdmission } from './read-report-of-admission.js';

/**
 * Reads a HospitalNotification 3.0 from parsed JSON of any shape. Never throws: whatever is wrong comes back as
 * problems, together with what is needed to answer the sender.
 */
export function parseHospitalNotification(input: unknown): Parsed {
  const findings = new Findings();
  const message = openMessage(input, findings);
  const notification = message && read(message, findings);
  if (notification && findings.none) return { ok: true, notification };
  return { ok: false, problems: findings.problems, ...message?.envelope };
}

function read(message: OpenedMessage, findings: Findings): HospitalNotification | undefined {
  const { bundle, entries, header, envelope } = message;
  if (header && envelope.event && envelope.event !== messageEvents.hospitalNotification) {
    return findings.report('message-type-unsupported', header.member('eventCoding'), 'not a HospitalNotification');
  }
  const patient = entries.only('Patient', bundle, findings);
  const encounter = entries.only('Encounter', bundle, findings);
  checkProvenances(entries, findings);
  const patientFacts = patient && readPatient(patient.resource, findings);
  const stay = encounter && readEncounter(encounter.resource, patient, entries, findings);
  if (header && encounter) checkFocusOf(header, encounter, 'Encounter', entries, findings);
  const around = header && readAround(message, header, findings);
  const told = patientFacts && stay && decideWhatAndWhen(message, patientFacts, stay, findings);
  const of = patientFacts && stay && citizenAndStay(patientFacts, stay);
  return around && told && of && { ...around, ...told, ...of };
}

type Around = Omit<HospitalNotification, keyof CitizenAndStay | 'event' | 'revision' | 'code' | 'effectiveAt'>;

/** Ids, times, both ends: all that is not about the citizen. */
function readAround(message: OpenedMessage, header: Place, findings: Findings): Around | undefined {
  const { bundleId, headerId, sentAt, sent, ...ends } = message.envelope;
  const sender = wholeParty(ends.sender, header.member('sender'), 'element-missing', findings);
  const receiver = wholeParty(ends.receiver, header.member('destination'), 'receiver-identifier-missing', findings);
  const report = readReportOfAdmission(header, message.entries, findings);
  const follows = message.provenance && followedMessage(message.provenance);
  if (!bundleId || !headerId || !sentAt || !sent || !sender || !receiver) return undefined;
  return { bundleId, headerId, sentAt, sent, sender, receiver, ...report, ...(follows && { follows }) };
}

type CitizenAndStay = Pick<
  HospitalNotification,
  | 'cpr' | 'deceased' | 'careClass' | 'encounterId' | 'period' | 'leavePeriod'
  | 'episodeOfCareId' | 'episode' | 'episodeIdentifiers' | 'serviceProvider'
>;

function citizenAndStay({ cpr, deceased }: PatientFacts, stay: EncounterFacts): CitizenAndStay | undefined {
  const { careClass, encounterId, period, leavePeriod, episodeIdentifiers, serviceProvider } = stay;
  const episode = ownEpisode(episodeIdentifiers);
  if (!cpr || deceased === undefined || !careClass || !encounterId || !period || !episode) return undefined;
  return {
    cpr,
    deceased,
    careClass,
    encounterId,
    period,
    ...(leavePeriod && { leavePeriod }),
    episodeOfCareId: bareValue(episode),
    episode,
    episodeIdentifiers,
    serviceProvider,
  };
}
