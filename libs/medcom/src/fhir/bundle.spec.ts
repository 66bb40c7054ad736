import { describe, expect, it } from '@jest/globals';
import { Entries, referredId } from './bundle.js';
import { Place } from './place.js';
import { Findings } from './problem.js';

const unit = { resourceType: 'Organization', id: 'one' };
const bundle = {
  entry: [
    { fullUrl: 'https://testsygehus.example/fhir/Organization/one', resource: unit },
    { fullUrl: 'urn:uuid:7c2a4b0e-7b1d-4a52-9b39-111111111111', resource: { resourceType: 'Organization' } },
  ],
};

function resolve(reference: unknown) {
  const findings = new Findings();
  const entries = Entries.of(Place.root(bundle), findings);
  const found = entries.resolve(Place.root({ reference }), 'Organization', findings);
  return found ? entries.all.indexOf(found) : findings.problems[0]?.code;
}

describe('references inside a bundle', () => {
  it('are followed when relative, absolute, with a version, or by uuid', () => {
    expect(resolve('Organization/one')).toBe(0);
    expect(resolve('https://testsygehus.example/fhir/Organization/one')).toBe(0);
    expect(resolve('Organization/one/_history/3')).toBe(0);
    expect(resolve('urn:uuid:7c2a4b0e-7b1d-4a52-9b39-111111111111')).toBe(1);
  });

  it('that lead nowhere are told of', () => {
    expect(resolve('Organization/two')).toBe('reference-unresolved');
    expect(resolve('https://other.example/fhir/Organization/one')).toBe('reference-unresolved');
    expect(resolve(7)).toBe('reference-unresolved');
    expect(resolve(undefined)).toBe('element-missing');
    expect(resolve('__proto__')).toBe('reference-unresolved');
  });

  it('give an id also where the resource is not at hand', () => {
    const at = (text: unknown) => referredId(Place.root(text), 'MessageHeader');
    expect(at('MessageHeader/a')).toBe('a');
    expect(at('https://testsygehus.example/fhir/MessageHeader/a/_history/2')).toBe('a');
    expect(at('urn:uuid:7c2a4b0e-7b1d-4a52-9b39-111111111111')).toBe('7c2a4b0e-7b1d-4a52-9b39-111111111111');
    expect(at('Patient/a')).toBeUndefined();
    expect(at(null)).toBeUndefined();
  });
});
