import { type PlainDate } from '#kernel';
import { sectionKey, type LegalBasis, type SectionKey } from './legal-basis.js';
import { sections, type Section } from './sections.js';

export { sections, type Section };

/** The version of a section that was in force on a date; nothing where none was. */
export function findSection(key: SectionKey, date: PlainDate): Section | undefined {
  return sections.find(
    (one) => sectionKey(one) === key && one.validFrom <= date && (one.validTo === null || date <= one.validTo),
  );
}

/** Whether any version of the section stands in the catalogue. */
export function isKnownSection(key: SectionKey): boolean {
  return sections.some((one) => sectionKey(one) === key);
}

/** The legal basis that a section gives on a date, as it is kept in an event; nothing where none was in force. */
export function legalBasisOf(key: SectionKey, date: PlainDate): LegalBasis | undefined {
  const found = findSection(key, date);
  return found && basisOf(found);
}

/** A version of a section as a legal basis. */
export function basisOf({ law, section, validFrom, validTo }: Section): LegalBasis {
  return { law, section, validFrom, validTo };
}
