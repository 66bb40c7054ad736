import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Bundle, Communication, Encounter, FhirResource, MessageHeader, Patient, PractitionerRole, Provenance } from 'fhir/r4.js';
import { careCommunicationRequest, firstMessage, sayings, secondMessage, writtenOut } from '#testing/medcom/index.js';
import { buildCareCommunication } from './build.js';
import { categoryOf } from './communication.js';
import { careCommunicationThread } from './ids.js';
import { type CareCommunicationRequest } from './request.js';

function built(otherwise: Partial<CareCommunicationRequest> = {}): Bundle {
  const result = buildCareCommunication(careCommunicationRequest(otherwise));
  if (!result.ok) throw new Error(result.problems.join());
  return result.bundle;
}

const all = <Type extends FhirResource>(bundle: Bundle, type: Type['resourceType']) =>
  bundle.entry!.flatMap(({ resource }) => (resource!.resourceType === type ? [resource as unknown as Type] : []));
const the = <Type extends FhirResource>(bundle: Bundle, type: Type['resourceType']) => all<Type>(bundle, type)[0]!;

const problemsOf = (otherwise: Partial<CareCommunicationRequest>) => {
  const result = buildCareCommunication(careCommunicationRequest(otherwise));
  return result.ok ? [] : result.problems;
};

describe('a CareCommunication', () => {
  it('goes out under the id it was given, from one organisation to another', () => {
    const header = the<MessageHeader>(built(), 'MessageHeader');
    expect(header.id).toBe(firstMessage.messageId);
    expect(header.source.endpoint).toBe('https://sor2.sum.dsdn.dk/#id=999999000016003');
    expect(header.destination?.[0]?.endpoint).toBe('https://sor2.sum.dsdn.dk/#id=999999000016001');
    expect(header.definition).toMatch(/\|5\.0$/);
  });

  it.each(Object.entries(writtenOut))('%s: is as it stands written out', (name, request) => {
    expect(built(request)).toEqual(JSON.parse(readFileSync(new URL(`./written-out/${name}.json`, import.meta.url), 'utf8')));
  });

  it('is the same message at every attempt', () => {
    expect(built()).toEqual(built());
  });

  it('shares no id with another one, but those of what was sent before on the thread', () => {
    const idsOf = (bundle: Bundle) => [bundle.id, ...bundle.entry!.map(({ resource }) => resource!.id)];
    const first = built();
    const second = built({ ...secondMessage, earlier: [firstMessage] });
    expect(new Set(idsOf(second)).size).toBe(idsOf(second).length);
    const told = the<Provenance>(first, 'Provenance').id;
    expect(idsOf(first).filter((id) => idsOf(second).includes(id))).toEqual([told]);
  });

  it.each(Object.entries(sayings))('%s: is sorted under the category of its subject, and says it in words', (_name, saying) => {
    const communication = the<Communication>(built({ saying }), 'Communication');
    expect(communication.category?.[0]?.coding?.[0]?.code).toBe(categoryOf[saying.told.about]);
    expect(communication.payload).toHaveLength(1);
    expect(communication.payload?.[0]?.contentString).toMatch(/^[A-ZÆØÅ].+\./);
    expect(communication.priority).toBeUndefined();
  });

  it('names the citizen, and no more than is given', () => {
    expect(the<Patient>(built(), 'Patient')).toMatchObject({
      identifier: [{ system: 'urn:oid:1.2.208.176.1.2', value: '0101605999' }],
      name: [{ use: 'official', family: 'Testborger', given: ['Eksempel'] }],
    });
    expect(the<Patient>(built(), 'Patient').address).toBeUndefined();
    const citizen = { cpr: '0101605999', familyName: 'Testborger', address: 'Prøvevej 1, 0000 Testby' };
    expect(the<Patient>(built({ citizen }), 'Patient')).toMatchObject({ name: [{ family: 'Testborger' }], address: [{ text: citizen.address }] });
  });

  it('is signed by a function in the unit that sends', () => {
    const words = { ...careCommunicationRequest().from, signature: { name: 'Vagten', role: { text: 'Visitator' }, phone: '00000000' } };
    expect(the<PractitionerRole>(built(), 'PractitionerRole').code).toEqual([{ coding: [expect.objectContaining({ code: 'socialraadgiver' })] }]);
    expect(the<PractitionerRole>(built({ from: words }), 'PractitionerRole').code).toEqual([{ text: 'Visitator' }]);
  });

  it('holds nobody to be in hospital, and gives the episode back as the hospital gave it', () => {
    expect(all(built(), 'Encounter')).toEqual([]);
    const identifier = { system: 'https://testsygehus.example/forloeb', value: 'a1b2c3d4-0000-5000-8000-000000000000' };
    const bundle = built({ episode: { identifier, careClass: 'emergency' } });
    const [encounter] = all<Encounter>(bundle, 'Encounter');
    expect(encounter).toMatchObject({ class: { code: 'EMER' }, episodeOfCare: [{ identifier }] });
    expect(the<Communication>(bundle, 'Communication').encounter).toEqual({ reference: `Encounter/${encounter!.id}` });
  });

  it('says the same in its narratives, for whoever reads it raw', () => {
    for (const { resource } of built().entry!) expect((resource as Patient).text?.div).toMatch(/^<div xmlns="http:\/\/www.w3.org\/1999\/xhtml">.+<\/div>$/s);
    const div = the<Communication>(built(), 'Communication').text!.div;
    expect(div).toContain('Udskrivningsdato: 30. november 2026<br/>');
  });
});

describe('a thread', () => {
  const third = { messageId: firstMessage.messageId.replace('c1', 'c3') as typeof firstMessage.messageId, saying: sayings['discharge withdrawn'] };

  it('begins with a new message', () => {
    const bundle = built();
    expect(the<Communication>(bundle, 'Communication').identifier).toEqual([{ value: `urn:uuid:${careCommunicationThread(firstMessage.messageId)}` }]);
    const [provenance, ...more] = all<Provenance>(bundle, 'Provenance');
    expect(more).toEqual([]);
    expect(provenance?.activity?.coding?.[0]?.code).toBe('new-message');
    expect(provenance?.entity?.map(({ role }) => role)).toEqual(['source']);
  });

  it('goes on with replies that name the message before, and repeat what was said', () => {
    const bundle = built({ ...third, earlier: [firstMessage, secondMessage] });
    const communication = the<Communication>(bundle, 'Communication');
    expect(communication.identifier).toEqual([{ value: `urn:uuid:${careCommunicationThread(firstMessage.messageId)}` }]);
    expect(communication.payload?.map(({ contentString }) => contentString?.split('\n')[0])).toEqual([
      'Borgeren udskrives fra botilbud.',
      'Vi retter, hvad vi har skrevet om udskrivning fra botilbud. Nu gælder:',
      'Vi trækker tilbage, hvad vi har skrevet om udskrivning fra botilbud. Det gælder ikke.',
    ]);
    const ids = [firstMessage.messageId, secondMessage.messageId, third.messageId];
    const provenances = all<Provenance>(bundle, 'Provenance');
    expect(provenances.map(({ target }) => target[0]?.reference)).toEqual(ids.map((id) => `MessageHeader/${id}`));
    expect(provenances.map(({ activity }) => activity?.coding?.[0]?.code)).toEqual(['new-message', 'reply-message', 'reply-message']);
    const replied = provenances.map(({ entity }) => entity?.find(({ role }) => role === 'revision')?.what.reference);
    expect(replied).toEqual([undefined, `MessageHeader/${ids[0]}`, `MessageHeader/${ids[1]}`]);
    const sources = provenances.map(({ entity }) => entity?.find(({ role }) => role === 'source')?.what.identifier?.value);
    expect(sources).toEqual(communication.payload?.map(({ extension }) => extension?.find(({ valueIdentifier }) => valueIdentifier)?.valueIdentifier?.value));
  });
});

describe('no CareCommunication is built', () => {
  const request = careCommunicationRequest();
  const { citizen, from } = request;

  it('of a person with a replacement CPR, or none', () => {
    expect(problemsOf({ citizen: { ...citizen, cpr: '6101605999' } })).toEqual(['cpr-replacement']);
    expect(problemsOf({ citizen: { ...citizen, cpr: '010160-5999' } })).toEqual(['cpr-invalid']);
  });

  it('of somebody without a name', () => expect(problemsOf({ citizen: { ...citizen, familyName: ' \u0000\n' } })).toEqual(['citizen-unnamed']));

  it('where an end has no name or number', () => {
    const none = { name: '', sor: '123', gln: '5799990000020' };
    expect(problemsOf({ from: { ...from, ...none } })).toEqual(['sender-unnamed', 'sender-sor', 'sender-gln']);
    expect(problemsOf({ to: none })).toEqual(['receiver-unnamed', 'receiver-sor', 'receiver-gln']);
  });

  it('where nobody signs it', () => {
    expect(problemsOf({ from: { ...from, signature: { name: '', role: { text: ' ' }, phone: 'ring' } } })).toEqual([
      'signature-name',
      'signature-role',
      'signature-phone',
    ]);
  });

  it('about an episode without an id', () => expect(problemsOf({ episode: { identifier: { value: ' ' }, careClass: 'inpatient' } })).toEqual(['episode-unidentified']));

  it('that breaks a constraint: one message twice on a thread', () => {
    expect(problemsOf({ earlier: [{ ...secondMessage, messageId: request.messageId }] })).toEqual(
      expect.arrayContaining(['bundle-full-urls', 'bundle-provenance', 'cc-payload-ids-distinct']),
    );
  });
});
