import type { StructureDefinition } from 'fhir/r4.js';
import { type Definitions } from '../published/definitions.js';
import { type Finding } from './finding.js';
import { type Surroundings } from './fhirpath.js';
import { type Place } from './place.js';

/** What an aspect may ask while it looks at one element. */
export interface Context extends Surroundings {
  readonly definitions: Definitions;
  /** What is found when a value is held against a type or a profile, once; one that is just being held has nothing. */
  findings(place: Place, structure: StructureDefinition): readonly Finding[];
  /** Whether an expression comes to true on a value. @throws Error where it cannot be evaluated. */
  isTrue(expression: string, place: Place): boolean;
}
