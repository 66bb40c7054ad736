import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Bundle, MessageHeader, OperationOutcome, Organization } from 'fhir/r4.js';
import { acknowledgement, hospitalNotification, testMunicipality } from '#testing/medcom/index.js';
import { parseAcknowledgement } from './parse.js';

const changed = (change: (header: MessageHeader, bundle: Bundle) => void): unknown => {
  const bundle = structuredClone(acknowledgement({ code: 'fatal-error' }));
  change(bundle.entry![0]!.resource as MessageHeader, bundle);
  return bundle;
};
const problemOf = (message: unknown) => {
  const parsed = parseAcknowledgement(message);
  return parsed.ok ? 'none' : parsed.problems.map(({ code, expression }) => `${code} ${expression}`).join(', ');
};

describe('an Acknowledgement that comes in', () => {
  it('says which message it answers, how, and who says so', () => {
    const parsed = parseAcknowledgement(acknowledgement({ answers: 'b0000000-0000-4000-8000-000000000000', code: 'ok' }));
    expect(parsed).toMatchObject({
      ok: true,
      acknowledgement: { answers: 'b0000000-0000-4000-8000-000000000000', code: 'ok', issues: [], receiver: { sor: testMunicipality.sor } },
    });
  });
  it('says what was wrong, by machine words', () => {
    const parsed = parseAcknowledgement(acknowledgement({ code: 'fatal-error', issues: ['MSG_VALUESET_VALUE_UNKNOWN', 'MSG_VALUESET_VALUE_UNKNOWN'] }));
    expect(parsed).toMatchObject({ ok: true, acknowledgement: { code: 'fatal-error', issues: ['MSG_VALUESET_VALUE_UNKNOWN'] } });
  });
  it('says FHIR’s kind of issue where the sender has no word of its own, and never a text', () => {
    const parsed = parseAcknowledgement(changed((_header, bundle) => {
      const outcome = bundle.entry!.find(({ resource }) => resource!.resourceType === 'OperationOutcome')!.resource as OperationOutcome;
      outcome.issue = [{ severity: 'error', code: 'value', details: { text: 'Plantet' } }, { severity: 'error', code: 'Plantet tekst' as 'value' }];
    }));
    expect(parsed).toMatchObject({ ok: true, acknowledgement: { issues: ['value'] } });
  });
  it('is taken although it has faults that nobody would learn of', () => {
    const faulty = changed((header, bundle) => {
      delete bundle.timestamp;
      delete header.destination;
      bundle.entry = bundle.entry!.filter(({ resource }) => resource!.resourceType !== 'Provenance');
    });
    expect(parseAcknowledgement(faulty).ok).toBe(true);
  });
  it.each<[string, (header: MessageHeader, bundle: Bundle) => void]>([
    ['id-invalid Bundle.entry[0].resource.response.identifier', (header) => { header.response!.identifier = 'Plantet navn'; }],
    ['code-unknown Bundle.entry[0].resource.response.code', (header) => { header.response!.code = 'perhaps' as 'ok'; }],
    ['id-invalid Bundle.entry[0].resource.id', (header) => { delete header.id; }],
    ['message-type-unsupported Bundle.entry[0].resource.eventCoding', (header) => { header.eventCoding!.code = 'empty-message'; }],
    [
      'element-missing Bundle.entry[0].resource.sender',
      (_header, bundle) => { for (const { resource } of bundle.entry!) if (resource!.resourceType === 'Organization') delete (resource as Organization).identifier; },
    ],
  ])('is not one where it does not say so: %s', (problem, change) => expect(problemOf(changed(change))).toBe(problem));
  it('is no other kind of message', () => {
    expect(problemOf(hospitalNotification())).toMatch(/^message-type-unsupported/);
    expect(problemOf({ resourceType: 'Bundle', type: 'message' })).toContain('resource-missing');
  });
  it('is anything, and never thrown over', () => {
    fc.assert(fc.property(fc.jsonValue(), (anything) => expect(parseAcknowledgement(anything).ok).toBe(false)));
  });
});
