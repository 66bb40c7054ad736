import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import { findSection, isKnownSection, legalBasisOf, sections } from './catalogue.js';
import { legalBasisSchema, sectionKey, type SectionKey } from './legal-basis.js';

const today = plainDate('2026-11-22');

describe('the legal catalogue', () => {
  it('finds a section in the version in force on a date', () => {
    expect(findSection('SEL-82a', plainDate('2018-01-01'))?.title.da).toBe('Gruppebaseret hjælp og støtte');
    expect(findSection('SEL-82a', plainDate('2017-12-31'))).toBeUndefined();
    expect(findSection('SEL-1', today)).toBeUndefined();
  });
  it('tells a section it does not know from one that was not in force', () =>
    expect([isKnownSection('SEL-82a'), isKnownSection('SEL-1')]).toEqual([true, false]));
  it('gives a legal basis that can be kept', () => {
    expect(legalBasisOf('SEL-107', today)).toEqual({ law: 'SEL', section: '107', validFrom: '2007-01-01', validTo: null });
    expect(legalBasisOf('SEL-1', today)).toBeUndefined();
  });

  const inForce = (which: (key: SectionKey) => boolean) => sections.map(sectionKey).filter(which);
  it('knows what takes a visitation', () =>
    expect(inForce((key) => findSection(key, today)?.needsVisitation === 'required')).toEqual(
      ['SEL-85', 'SEL-101', 'SEL-102', 'SEL-103', 'SEL-107', 'SEL-108', 'ABL-105'],
    ));
  it('knows the 24-hour places', () =>
    expect(inForce((key) => findSection(key, today)?.twentyFourHour === true)).toEqual(
      ['SEL-82c', 'SEL-107', 'SEL-108', 'SEL-109', 'SEL-110', 'ABL-105'],
    ));

  it.each(sections.map((section) => [sectionKey(section), section] as const))('%s is sound', (key, section) => {
    expect(legalBasisSchema.safeParse(legalBasisOf(key, section.validFrom)).success).toBe(true);
    const versions = sections.filter((one) => sectionKey(one) === key && one.validFrom <= section.validFrom);
    expect(versions.filter((one) => one.validTo === null || one.validTo >= section.validFrom)).toEqual([section]);
    if (section.ffb !== undefined) expect(section.ffb).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});
