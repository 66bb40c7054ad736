import type { Bundle, StructureDefinition } from 'fhir/r4.js';
import { type Definitions } from '../published/definitions.js';

/** The invariants, not mere warnings, of the profiles that messages claim and of those that these lead to. */
export function invariantsReached(definitions: Definitions, messages: readonly Bundle[]): ReadonlySet<string> {
  const claimed = messages.flatMap((bundle) => [bundle, ...(bundle.entry ?? []).flatMap(({ resource }) => resource ?? [])]).flatMap(({ meta }) => meta?.profile ?? []);
  const seen = new Set<StructureDefinition>();
  const visit = (url: string): void => {
    const structure = url.startsWith('http://hl7.org/') ? undefined : definitions.structure(url);
    if (!structure || seen.has(structure)) return;
    seen.add(structure);
    for (const type of elementsOf(structure).flatMap((it) => it.type ?? [])) [...(type.profile ?? []), ...(type.targetProfile ?? [])].forEach(visit);
  };
  claimed.forEach(visit);
  const constraints = [...seen].flatMap(elementsOf).flatMap(({ constraint }) => constraint ?? []);
  return new Set(constraints.flatMap(({ key, severity }) => (severity === 'error' ? key : [])));
}

const elementsOf = ({ snapshot }: StructureDefinition) => snapshot?.element ?? [];
