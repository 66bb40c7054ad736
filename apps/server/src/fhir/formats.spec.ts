import { describe, expect, it } from '@jest/globals';
import { wantedFormat } from './formats.js';

describe('the form of an answer', () => {
  it.each([
    [undefined, 'json', 'json'],
    [undefined, 'xml', 'xml'],
    ['*/*', 'xml', 'xml'],
    ['application/fhir+xml', 'json', 'xml'],
    ['application/xml', 'json', 'xml'],
    ['application/fhir+json', 'xml', 'json'],
    ['application/json', 'xml', 'json'],
    ['application/fhir+xml;q=0.5, application/fhir+json;q=0.9', 'xml', 'json'],
    ['Application/FHIR+XML; charset=utf-8', 'json', 'xml'],
    ['application/fhir+json;q=0, application/fhir+xml;q=0.1', 'json', 'xml'],
    ['application/fhir+json;q=planted', 'xml', 'xml'],
    ['text/html', 'json', 'json'],
  ] as const)('%s after %s is %s', (accept, sent, wanted) => expect(wantedFormat(accept, sent)).toBe(wanted));
});
