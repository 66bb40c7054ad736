import { basisOf, findSection, type LegalBasis, type SectionKey } from '#domain';
import { type DomainEvent, type EventDefinition, type Instant, plainDate } from '#kernel';
import { theVisitation } from './invented.js';
import { type Some } from './loose.js';

interface When<Personal> {
  readonly on?: string;
  readonly at?: string;
  readonly personal?: Personal;
}

/** A builder of one event: what a test says, over what it leaves unsaid. */
export function happened<Type extends string, Data, Personal>(
  definition: EventDefinition<Type, Data, Personal>,
  usuallyOn: string,
  unsaid: Some<Data>,
) {
  return (said: Some<Data> & When<Personal> = {}): DomainEvent<Type, Data, Personal> => {
    const { on = usuallyOn, at, personal, ...data } = said;
    return definition.of({ ...unsaid, ...data } as unknown as Data, { on: plainDate(on), at: at as Instant | undefined, personal });
  };
}

/** The legal basis that a section gives today. @throws RangeError where the catalogue has none. */
export function basis(section: SectionKey): LegalBasis {
  const found = findSection(section, plainDate('2026-01-01'));
  if (!found) throw new RangeError(`${section} is not in the catalogue`);
  return basisOf(found);
}

/** Started under a visitation, unless the test names no visitation: then the section needs none. */
export const visited = (visitationId = theVisitation) => ({ kind: 'visitation', visitationId }) as const;
export const unvisited = { kind: 'no-visitation-needed' } as const;
