import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { acknowledgement, allNotificationKinds, careCommunication, hospitalNotification } from '#testing/medcom/index.js';
import { readFhirXml } from './read.js';
import { writeFhirXml } from './write.js';

const again = (resource: object) => {
  const read = readFhirXml(writeFhirXml(resource));
  return read.ok ? read.resource : read.fault;
};
const fault = (text: string) => {
  const read = readFhirXml(text);
  return read.ok ? 'none' : read.fault;
};
const bundle = (inside: string) => `<Bundle xmlns="http://hl7.org/fhir">${inside}</Bundle>`;

describe('a FHIR message in XML', () => {
  it.each(allNotificationKinds)('is the same message as in JSON: HospitalNotification %s', (kind) => {
    const message = hospitalNotification({ kind, reportOfAdmission: true });
    expect(again(message)).toEqual(message);
  });
  it('is the same message as in JSON: CareCommunications and Acknowledgements', () => {
    for (const message of [
      careCommunication({ stay: 'stay', topic: 'Emne', repeats: 'Før', attachments: 1, text: 'To linjer\nog tegn: <&>"\' æøå 😀\t' }),
      acknowledgement({ code: 'ok' }),
      acknowledgement({ code: 'fatal-error' }),
    ]) expect(again(message)).toEqual(message);
  });
  it('has its elements in FHIR’s order, and lists of one item', () => {
    const xml = writeFhirXml({ resourceType: 'Organization', name: 'Enhed', identifier: [{ value: '1', system: 'urn:x' }], id: 'a' });
    expect(xml).toContain('<id value="a"/><identifier><system value="urn:x"/><value value="1"/></identifier><name value="Enhed"/>');
    expect(readFhirXml(xml)).toMatchObject({ resource: { identifier: [{ value: '1' }] } });
  });
  it('says what it says beside a value', () => {
    const patient = { resourceType: 'Patient', birthDate: '1860-01-01', _birthDate: { id: 'b', extension: [{ url: 'urn:x', valueBoolean: true }] }, name: [{ given: ['A', null], _given: [null, { extension: [{ url: 'urn:y', valueCode: 'z' }] }] }] };
    expect(again(patient)).toEqual(patient);
  });
  it('may have prefixes, comments and character data', () =>
    expect(readFhirXml('<?xml version="1.0"?><f:Basic xmlns:f="http://hl7.org/fhir"><!-- x --><f:id value="&#97;"/></f:Basic>')).toEqual({ ok: true, resource: { resourceType: 'Basic', id: 'a' } }));
  it('is written without a narrative that is none', () =>
    expect(writeFhirXml({ resourceType: 'Basic', text: { status: 'generated', div: '<div><script' } })).not.toContain('script'));
});

describe('a text that is no FHIR message', () => {
  it.each([
    ['not-well-formed', ''],
    ['not-well-formed', 'text'],
    ['not-well-formed', '<Bundle xmlns="http://hl7.org/fhir">'],
    ['not-well-formed', '<a/><b/>'],
    ['not-well-formed', bundle('<id value="&planted;"/>')],
    ['not-well-formed', bundle('<id value="a" value="b"/>')],
    ['document-type', `<!DOCTYPE Bundle SYSTEM "file:///etc/passwd">${bundle('')}`],
    ['document-type', `<!DOCTYPE Bundle [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${bundle('<id value="&b;"/>')}`],
    ['document-type', `<!DOCTYPE Bundle [<!ENTITY % remote SYSTEM "http://127.0.0.1:1/planted"> %remote;]>${bundle('')}`],
    ['nested-too-deep', bundle('<entry>'.repeat(5_000))],
    ['nested-too-deep', `<Basic xmlns="http://hl7.org/fhir"><text><div xmlns="http://www.w3.org/1999/xhtml">${'<p>'.repeat(5_000)}`],
    ['other-encoding', `<?xml version="1.0" encoding="ISO-8859-1"?>${bundle('')}`],
    ['not-fhir', '<Bundle/>'],
    ['not-fhir', '<Bundle xmlns="urn:other"/>'],
    ['not-fhir', bundle('text')],
    ['not-fhir', bundle('<__proto__ value="x"/>')],
    ['not-fhir', bundle('<id value="a" planted="b"/>')],
    ['not-fhir', bundle('<entry><resource/></entry>')],
    ['not-fhir', bundle('<entry><resource><Patient/><Patient/></resource></entry>')],
  ])('%s', (expected, text) => expect(fault(text)).toBe(expected));

  it('is anything, and never thrown over', () => {
    const message = writeFhirXml(hospitalNotification());
    fc.assert(fc.property(fc.string(), (anything) => expect(fault(anything)).not.toBe('none')));
    fc.assert(
      fc.property(fc.nat(message.length - 1), fc.nat(40), fc.string({ maxLength: 8 }), (at, length, planted) => {
        const read = readFhirXml(message.slice(0, at) + planted + message.slice(at + length));
        expect(typeof read.ok).toBe('boolean');
      }),
    );
  });
});
