import type { Bundle } from 'fhir/r4.js';
import { type Definitions } from '../published/definitions.js';
import { definitionsOf, type Guide } from '../published/guides.js';
import { isMember } from './bindings.js';
import { type Context } from './context.js';
import { elementTree } from './element-node.js';
import { evaluate } from './fhirpath.js';
import { type Finding } from './finding.js';
import { Message } from './message.js';
import { resourcePlace } from './place.js';
import { elementFindings, resourceFindings } from './walk.js';

/** Holds messages against what MedCom publishes. */
export interface ConformanceChecker {
  /** All that is found, each once. A message conforms where none of it is of severity error. */
  check(bundle: Bundle): readonly Finding[];
}

/**
 * The checker of a guide. It reads the packages that `MEDCOM_DATA` holds and knows nothing of this project's own
 * constraints, so that the two can be held against each other. Other packages (`messaging-4.0.2`) come before those of the
 * guide.
 */
export function conformanceChecker(guide: Guide, ...others: readonly string[]): ConformanceChecker {
  return { check: (bundle) => checkAgainst(definitionsOf(guide, ...others), bundle) };
}

/** Those of the findings that say a message does not conform. */
export function errorsIn(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

/** All that is found in a message when it is held against some definitions. */
export function checkAgainst(definitions: Definitions, bundle: Bundle): readonly Finding[] {
  // FHIRPath marks what it has read.
  const context = contextOf(definitions, new Message(structuredClone(bundle)));
  const found = new Map<string, Finding>();
  for (const finding of resourceFindings(context, resourcePlace(context.message.bundle, 'Bundle'))) {
    found.set(`${finding.severity} ${finding.path} ${finding.key} ${finding.message}`, finding);
  }
  return [...found.values()];
}

function contextOf(definitions: Definitions, message: Message): Context {
  // A value is held against the same several times: by its own claim, by each slice, by every reference that leads to it.
  const held = new Map<string, readonly Finding[]>();
  // Snapshots restate what their base says: each expression is evaluated once a place.
  const truths = new Map<string, boolean>();
  const context: Context = {
    definitions,
    message,
    isMemberOf: (code, valueSet) => isMember(definitions, code, valueSet) === true,
    isTrue: (expression, place) => {
      const key = `${place.path} ${place.type} ${expression}`;
      const truth = truths.get(key) ?? evaluate(expression, place, context)[0] === true;
      truths.set(key, truth);
      return truth;
    },
    findings: (place, structure) => {
      const key = `${place.path} ${structure.url}`;
      const found = held.get(key);
      if (found) return found;
      // References go round in circles: a resource that is asked about while it is looked at has nothing wrong.
      held.set(key, []);
      const all = [...elementFindings(context, place, elementTree(structure))];
      held.set(key, all);
      return all;
    },
    conformsTo: (resource, url) => {
      const profile = definitions.structure(url);
      const place = resourcePlace(resource, message.pathOf(resource) ?? `contained ${String(resource['id'])}`);
      return profile?.type === place.type && errorsIn(context.findings(place, profile)).length === 0;
    },
  };
  return context;
}
