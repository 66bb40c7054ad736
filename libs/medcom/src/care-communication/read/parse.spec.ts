import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Bundle, Communication, MessageHeader, Patient, Provenance } from 'fhir/r4.js';
import { careCommunication, type CareCommunicationOptions, hospitalNotification, testCpr, testEpisodeId, testHospital, testLetterId, testMunicipality } from '#testing/medcom/index.js';
import { parseCareCommunication } from './parse.js';

const readOf = (options: CareCommunicationOptions = {}) => {
  const parsed = parseCareCommunication(careCommunication(options));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.communication;
};
const thread = 'b0000000-0000-4000-8000-000000000000';
const resource = <Type>(bundle: Bundle, type: string) => bundle.entry!.find((entry) => entry.resource!.resourceType === type)!.resource as Type;
const problemsOf = (change: (bundle: Bundle) => void): readonly string[] => {
  const bundle = structuredClone(careCommunication({ text: 'Plantet tekst' }));
  change(bundle);
  const parsed = parseCareCommunication(bundle);
  expect(JSON.stringify(parsed.ok ? [] : parsed.problems)).not.toContain('Plantet');
  return parsed.ok ? [] : parsed.problems.map(({ code, expression }) => `${code} ${expression}`);
};

describe('a CareCommunication that comes in', () => {
  it('says who wrote what about whom, on which thread', () => {
    expect(readOf({ name: 'a', category: 'discharge', topic: 'Udskrivning', thread, text: 'Forventes udskrevet', stay: 'stay' })).toMatchObject({
      headerId: testLetterId('a'),
      activity: 'new',
      thread,
      category: 'discharge',
      topic: 'Udskrivning',
      cpr: testCpr,
      episodeOfCareId: testEpisodeId('stay'),
      text: 'Forventes udskrevet',
      attachments: 0,
      earlier: [],
      sender: { sor: testHospital.sor },
      receiver: { sor: testMunicipality.sor },
      sentAt: '2026-11-05T09:00:00.000Z',
    });
  });
  it('as a reply says what it answers, and not again what that said', () =>
    expect(readOf({ activity: 'reply-message', answers: thread, repeats: 'Det første', text: 'Det næste' })).toMatchObject({ activity: 'reply', earlier: [thread], text: 'Det næste' }));
  it('counts files, and takes none', () => expect(readOf({ attachments: 2 })).toMatchObject({ attachments: 2, text: 'Opdigtet besked' }));
  it('whose record names its pieces wrongly has all that no earlier record names', () => {
    const bundle = structuredClone(careCommunication({ repeats: 'Det første', text: 'Det næste' }));
    const own = resource<Provenance>(bundle, 'Provenance');
    own.entity = [{ role: 'source', what: { identifier: { value: 'urn:uuid:other' } } }];
    const parsed = parseCareCommunication(bundle);
    expect(parsed).toMatchObject({ ok: true, communication: { text: 'Det første\n\nDet næste' } });
  });
});

describe('a CareCommunication that is none', () => {
  it.each<[string, (bundle: Bundle) => void]>([
    ['element-missing Bundle.entry[2].resource.identifier', (bundle) => { delete resource<Communication>(bundle, 'Communication').identifier; }],
    ['id-invalid Bundle.entry[2].resource.identifier[0].value', (bundle) => { resource<Communication>(bundle, 'Communication').identifier![0]!.value = 'Plantet navn'; }],
    ['code-unknown Bundle.entry[2].resource.category', (bundle) => { resource<Communication>(bundle, 'Communication').category![0]!.coding![0]!.system = 'urn:plantet'; }],
    ['element-missing Bundle.entry[2].resource.payload', (bundle) => { resource<Communication>(bundle, 'Communication').payload = []; }],
    ['element-missing Bundle.entry[2].resource.subject.reference', (bundle) => { delete resource<Communication>(bundle, 'Communication').subject; }],
    ['cpr-replacement Bundle.entry[1].resource.identifier[0].value', (bundle) => { resource<Patient>(bundle, 'Patient').identifier![0]!.value = '6101605999'; }],
    ['element-missing Bundle.entry[0].resource.focus', (bundle) => { resource<MessageHeader>(bundle, 'MessageHeader').focus = []; }],
    ['code-unknown Bundle.entry[6].resource.activity', (bundle) => { resource<Provenance>(bundle, 'Provenance').activity!.coding![0]!.code = 'admit-inpatient'; }],
  ])('%s', (problem, change) => expect(problemsOf(change)).toContain(problem));
  it('is another kind of message, or anything', () => {
    const parsed = parseCareCommunication(hospitalNotification());
    expect(parsed).toMatchObject({ ok: false, problems: expect.arrayContaining([expect.objectContaining({ code: 'message-type-unsupported' })]) });
    fc.assert(fc.property(fc.jsonValue(), (anything) => expect(parseCareCommunication(anything).ok).toBe(false)));
  });
});
