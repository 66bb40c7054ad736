import { describe, expect, it } from '@jest/globals';
import { isGln, isSor, readOrganization } from './party.js';
import { Place } from './place.js';
import { Findings } from './problem.js';

describe('the numbers of an organisation', () => {
  it('a lokationsnummer has thirteen digits and a check digit', () => {
    expect(isGln('5799990000019')).toBe(true);
    expect(isGln('5799990000010')).toBe(false);
    expect(isGln('579999000001')).toBe(false);
    expect(isGln(5799990000019)).toBe(false);
  });

  it('a SOR number has at least eleven digits', () => {
    expect(isSor('99999900001')).toBe(true);
    expect(isSor('9999990000')).toBe(false);
    expect(isSor('9999990000a1')).toBe(false);
  });

  it('a lokationsnummer is known by either spelling of its system', () => {
    const organization = (system: string) => Place.root({ identifier: [{ system, value: '5799990000019' }] });
    for (const system of ['https://www.gs1.org/gln', 'http://www.gs1.org/gln']) {
      const findings = new Findings();
      expect(readOrganization(organization(system), findings)).toEqual({ gln: '5799990000019' });
      expect(findings.none).toBe(true);
    }
    expect(readOrganization(organization('urn:other'), new Findings())).toEqual({});
  });
});
