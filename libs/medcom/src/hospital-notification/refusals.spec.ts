import { describe, expect, it } from '@jest/globals';
import type { Bundle, Encounter, MessageHeader, Organization, Patient, Provenance } from 'fhir/r4.js';
import { parseHospitalNotification } from '#medcom';
import { hospitalNotification, testCpr, testHeaderId, testHospital, testMessageId, type HospitalNotificationOptions } from '#testing/medcom/index.js';

interface Parts {
  readonly bundle: Bundle;
  readonly header: MessageHeader;
  readonly patient: Patient;
  readonly encounter: Encounter;
  readonly provenance: Provenance;
  readonly sender: Organization;
}

/** A right message, opened so that a test can spoil it. */
function problemsAfter(options: HospitalNotificationOptions, spoil: (parts: Parts) => void) {
  const bundle = hospitalNotification(options);
  const all = bundle.entry!.map(({ resource }) => resource!);
  const [header, patient, encounter, sender, , , provenance] = all;
  spoil({ bundle, header, patient, encounter, sender, provenance } as Parts);
  const result = parseHospitalNotification(JSON.parse(JSON.stringify(bundle)));
  return result.ok ? [] : result.problems.map(({ code, expression }) => `${code} at ${expression}`);
}

type Case = readonly [what: string, problem: string, spoil: (parts: Parts) => void, options?: HospitalNotificationOptions];

const structure: readonly Case[] = [
  ['another type of Bundle', 'not-a-message at Bundle.type', ({ bundle }) => (bundle.type = 'collection')],
  ['no id', 'element-missing at Bundle.id', ({ bundle }) => delete bundle.id],
  ['an id that is none', 'id-invalid at Bundle.id', ({ bundle }) => (bundle.id = 'a b')],
  ['no timestamp', 'element-missing at Bundle.timestamp', ({ bundle }) => delete bundle.timestamp],
  ['a timestamp without a zone', 'time-invalid at Bundle.timestamp', ({ bundle }) => (bundle.timestamp = '2026-11-16T14:00:00')],
  ['no entries', 'resource-missing at Bundle.entry', ({ bundle }) => delete bundle.entry],
  ['an entry without a resource', 'wrong-type at Bundle.entry[7].resource', ({ bundle }) => bundle.entry!.push({})],
  ['a header that is not first', 'header-not-first at Bundle.entry[1].resource', ({ bundle }) => bundle.entry!.unshift(bundle.entry!.pop()!)],
  ['two headers', 'resource-repeated at Bundle.entry[7].resource', ({ bundle }) => bundle.entry!.push(bundle.entry![0]!)],
  ['two patients', 'resource-repeated at Bundle.entry[7].resource', ({ bundle }) => bundle.entry!.push(bundle.entry![1]!)],
  ['two stays', 'resource-repeated at Bundle.entry[7].resource', ({ bundle }) => bundle.entry!.push(bundle.entry![2]!)],
  ['no Provenance', 'resource-missing at Bundle.entry', ({ bundle }) => bundle.entry!.pop()],
  ['a Provenance of another message', 'resource-missing at Bundle.entry', ({ provenance }) => (provenance.target = [{ reference: 'MessageHeader/another' }])],
  ['two Provenances of the message', 'resource-repeated at Bundle.entry[7].resource', ({ bundle, provenance }) => bundle.entry!.push({ resource: { ...provenance, id: 'other' } })],
];

const header: readonly Case[] = [
  ['another kind of message', 'message-type-unsupported at Bundle.entry[0].resource.eventCoding', (it) => (it.header.eventCoding!.code = 'care-communication-message')],
  ['an unknown kind of message', 'code-unknown at Bundle.entry[0].resource.eventCoding', (it) => (it.header.eventCoding!.code = 'something')],
  ['no id', 'element-missing at Bundle.entry[0].resource.id', (it) => delete it.header.id],
  ['no destination', 'receiver-identifier-missing at Bundle.entry[0].resource.destination', (it) => delete it.header.destination],
  ['two destinations', 'element-repeated at Bundle.entry[0].resource.destination[1]', (it) => it.header.destination!.push(it.header.destination![0]!)],
  ['a destination that is a copy', 'code-unknown at Bundle.entry[0].resource.destination[0].extension', (it) => (it.header.destination![0]!.extension![0]!.valueCoding!.code = 'cc')],
  ['no endpoint of the sender', 'element-missing at Bundle.entry[0].resource.source.endpoint', (it) => (it.header.source = {} as never)],
  ['an endpoint that is no URL', 'value-invalid at Bundle.entry[0].resource.source.endpoint', (it) => (it.header.source.endpoint = 'over there')],
  ['a sender who is not in the message', 'reference-unresolved at Bundle.entry[0].resource.sender.reference', (it) => (it.header.sender = { reference: 'Organization/nowhere' })],
  ['a sender who is a patient', 'reference-mismatch at Bundle.entry[0].resource.sender.reference', (it) => (it.header.sender = { reference: `Patient/${it.patient.id}` })],
  ['a sender that two resources are', 'reference-ambiguous at Bundle.entry[0].resource.sender.reference', (it) => it.bundle.entry!.push({ resource: { ...it.sender } })],
  ['a focus elsewhere', 'reference-unresolved at Bundle.entry[0].resource.focus[0].reference', (it) => (it.header.focus = [{ reference: 'Encounter/other' }])],
  ['no focus', 'element-missing at Bundle.entry[0].resource.focus', (it) => delete it.header.focus],
  ['a sender without a SOR number', 'element-missing at Bundle.entry[0].resource.sender', (it) => (it.sender.identifier = it.sender.identifier!.slice(0, 1))],
  ['a SOR number too short', 'value-invalid at Bundle.entry[3].resource.identifier[1].value', (it) => (it.sender.identifier![1]!.value = '12345')],
  ['a lokationsnummer with a wrong check digit', 'value-invalid at Bundle.entry[3].resource.identifier[0].value', (it) => (it.sender.identifier![0]!.value = '5799990000018')],
];

const patient: readonly Case[] = [
  ['no identifier', 'cpr-missing at Bundle.entry[1].resource.identifier', (it) => delete it.patient.identifier],
  ['an identifier of another system', 'cpr-missing at Bundle.entry[1].resource.identifier[0].system', (it) => (it.patient.identifier![0]!.system = 'urn:oid:1.2.208.176.1.6.1.3')],
  ['two identifiers', 'element-repeated at Bundle.entry[1].resource.identifier[1]', (it) => it.patient.identifier!.push(it.patient.identifier![0]!)],
  ['a number with a hyphen', 'cpr-invalid at Bundle.entry[1].resource.identifier[0].value', (it) => (it.patient.identifier![0]!.value = '010160-5999')],
  ['a date that never was', 'cpr-invalid at Bundle.entry[1].resource.identifier[0].value', (it) => (it.patient.identifier![0]!.value = '3002605999')],
  ['a replacement number', 'cpr-replacement at Bundle.entry[1].resource.identifier[0].value', (it) => (it.patient.identifier![0]!.value = '6101605999')],
  ['death told as text', 'wrong-type at Bundle.entry[1].resource.deceasedBoolean', (it) => (it.patient.deceasedBoolean = 'yes' as never)],
];

const stay: readonly Case[] = [
  ['no episode', 'element-missing at Bundle.entry[2].resource.episodeOfCare', (it) => delete it.encounter.episodeOfCare],
  ['an episode without a value', 'element-missing at Bundle.entry[2].resource.episodeOfCare[0].identifier.value', (it) => (it.encounter.episodeOfCare![0]!.identifier!.value = 'urn:uuid:')],
  ['a status no stay has', 'code-unknown at Bundle.entry[2].resource.status', (it) => (it.encounter.status = 'planned')],
  ['an outpatient', 'code-unknown at Bundle.entry[2].resource.class', (it) => (it.encounter.class.code = 'AMB')],
  ['a class of another system', 'code-unknown at Bundle.entry[2].resource.class', (it) => (it.encounter.class.system = 'urn:other')],
  ['a start without a zone', 'time-invalid at Bundle.entry[2].resource.period.start', (it) => (it.encounter.period!.start = '2026-11-02')],
  ['a start that never was', 'time-invalid at Bundle.entry[2].resource.period.start', (it) => (it.encounter.period!.start = '2026-02-30T10:00:00+01:00')],
  ['an end before the start', 'period-reversed at Bundle.entry[2].resource.period.end', (it) => (it.encounter.period!.end = '2026-11-01T10:00:00+01:00')],
  ['another subject', 'reference-unresolved at Bundle.entry[2].resource.subject.reference', (it) => (it.encounter.subject = { reference: 'Patient/other' })],
  ['a unit that is not in the message', 'reference-unresolved at Bundle.entry[2].resource.serviceProvider.reference', (it) => (it.encounter.serviceProvider = { reference: 'Organization/other' })],
  ['a discharge without an end', 'element-missing at Bundle.entry[2].resource.period.end', (it) => delete it.encounter.period!.end, { kind: 'SLHJ' }],
  ['a leave without its start', 'element-missing at Bundle.entry[2].resource.extension', (it) => delete it.encounter.extension, { kind: 'STOR' }],
  ['an ended leave without its end', 'element-missing at Bundle.entry[2].resource.extension', (it) => delete it.encounter.extension![0]!.valuePeriod!.end, { kind: 'SLOR' }],
  ['two leaves', 'element-repeated at Bundle.entry[2].resource.extension[1]', (it) => it.encounter.extension!.push(it.encounter.extension![0]!), { kind: 'STOR' }],
  ['an agent who is not in the message', 'reference-unresolved at Bundle.entry[6].resource.agent[0].who.reference', (it) => (it.provenance.agent[0]!.who = { reference: 'Organization/other' })],
  ['an activity of another message', 'code-unknown at Bundle.entry[6].resource.activity.coding', (it) => (it.provenance.activity!.coding![0]!.code = 'new-message')],
];

const contradictions: readonly Case[] = [
  ['an admission that is finished', 'combination-inconsistent at Bundle.entry[2].resource.status', (it) => (it.encounter.status = 'finished')],
  ['a discharge that goes on', 'combination-inconsistent at Bundle.entry[2].resource.status', (it) => (it.encounter.status = 'in-progress'), { kind: 'SLHJ' }],
  ['an admission to a ward in an emergency department', 'combination-inconsistent at Bundle.entry[2].resource.class', (it) => (it.encounter.class.code = 'EMER')],
  ['a dead patient in a stay that goes on', 'combination-inconsistent at Bundle.entry[2].resource.status', (it) => (it.patient.deceasedBoolean = true)],
  ['a cancelled admission of a dead patient', 'combination-inconsistent at Bundle.entry[1].resource.deceasedBoolean', (it) => (it.patient.deceasedBoolean = true), { kind: 'AN_STIN' }],
  ['a dead patient on leave', 'combination-inconsistent at Bundle.entry[6].resource.activity', (it) => (it.patient.deceasedBoolean = true), { kind: 'STOR' }],
  ['a cancelled admission that goes on', 'combination-inconsistent at Bundle.entry[2].resource.status', (it) => (it.encounter.status = 'in-progress'), { kind: 'AN_STIN' }],
];

describe('refusing a HospitalNotification', () => {
  it.each(structure)('that has %s', (_what, problem, spoil, options = {}) => {
    expect(problemsAfter(options, spoil)).toContain(problem);
  });
  it.each(header)('whose header has %s', (_what, problem, spoil, options = {}) => {
    expect(problemsAfter(options, spoil)).toContain(problem);
  });
  it.each(patient)('whose patient has %s', (_what, problem, spoil, options = {}) => {
    expect(problemsAfter(options, spoil)).toContain(problem);
  });
  it.each(stay)('whose stay has %s', (_what, problem, spoil, options = {}) => {
    expect(problemsAfter(options, spoil)).toContain(problem);
  });
  it.each(contradictions)('that tells of %s', (_what, problem, spoil, options = {}) => {
    expect(problemsAfter(options, spoil)).toEqual([problem]);
  });

  it.each([null, undefined, 7, 'text', true, [], [hospitalNotification()]])('that is no object: %#', (input) => {
    expect(parseHospitalNotification(input)).toEqual({
      ok: false,
      problems: [{ code: 'not-an-object', expression: 'Bundle', message: expect.any(String) }],
    });
  });

  it('that nests without end', () => {
    const depth = 200_000;
    const input: unknown = JSON.parse(`{"resourceType":"Bundle","entry":${'['.repeat(depth)}${']'.repeat(depth)}}`);
    expect(parseHospitalNotification(input)).toMatchObject({ ok: false, problems: [{ code: 'nested-too-deep' }] });
  });

  it('but gives what is needed to answer it, and nothing of the citizen', () => {
    const message = hospitalNotification({ cpr: `61${testCpr.slice(2)}` });
    const result = parseHospitalNotification(message);
    expect(result).toMatchObject({
      ok: false,
      bundleId: testMessageId('stay', 'STIN'),
      headerId: testHeaderId('stay', 'STIN'),
      sender: testHospital,
    });
    expect(JSON.stringify(result)).not.toContain(testCpr.slice(2));
    expect(JSON.stringify(result)).not.toContain('Testborger');
  });

  it('with no more problems than a person would read', () => {
    const result = problemsAfter({}, ({ bundle }) => bundle.entry!.push(...Array.from({ length: 500 }, () => ({}))));
    expect(result).toHaveLength(50);
  });
});
