import fhirpath, { type Model } from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4/index.js';
import type { Bundle, Resource } from 'fhir/r4.js';
import { acknowledgementConstraints } from './of-acknowledgements.js';
import { careCommunicationConstraints } from './of-care-communications.js';
import { type Constraint } from './constraint.js';

export type CareCommunicationConstraint = (typeof careCommunicationConstraints)[number]['id'];
export type AcknowledgementConstraint = (typeof acknowledgementConstraints)[number]['id'];

/** The constraints that a CareCommunication breaks, by id, each once. None: it may be sent. */
export const careCommunicationViolations = violationsOf<CareCommunicationConstraint>(careCommunicationConstraints);

/** The constraints that an Acknowledgement breaks, by id, each once. None: it may be sent. */
export const acknowledgementViolations = violationsOf<AcknowledgementConstraint>(acknowledgementConstraints);

type Resources = ReadonlyMap<string, Resource>;
type Test = (resource: Resource, bundle: Bundle, resources: Resources) => boolean;

/** Makes the check of a table. Its expressions are compiled when the first message is checked, once. */
function violationsOf<Id extends string>(constraints: readonly (Constraint & { readonly id: Id })[]): (bundle: Bundle) => readonly Id[] {
  let compiled: readonly { readonly id: Id; readonly on: string; readonly isKept: Test }[] | undefined;
  return (bundle) => {
    compiled ??= constraints.map(({ id, on, expression }) => ({ id, on, isKept: testOf(expression) }));
    const inside = (bundle.entry ?? []).flatMap(({ resource }) => resource ?? []);
    const resources = new Map(inside.map((resource) => [`${resource.resourceType}/${resource.id}`, resource]));
    return compiled
      .filter(({ on, isKept }) => {
        const asked = on === 'Bundle' ? [bundle] : on === 'any' ? inside : inside.filter(({ resourceType }) => resourceType === on);
        return !asked.every((resource) => isKept(resource, bundle, resources));
      })
      .map(({ id }) => id);
  };
}

/** What cannot be evaluated is not kept: an expression that fails on a message has not found it right. */
function testOf(expression: string): Test {
  let inReach: Resources = new Map();
  const evaluate = fhirpath.compile(expression, r4 as Model, {
    userInvocationTable: {
      resolve: {
        fn: (references: readonly { readonly reference?: string }[]) => references.flatMap(({ reference }) => inReach.get(reference ?? '') ?? []),
        arity: { 0: [] },
      },
    },
  });
  return (resource, bundle, resources) => {
    inReach = resources;
    try {
      const [kept, ...more] = evaluate(resource, { bundle }) as unknown[];
      return kept === true && more.length === 0;
    } catch {
      return false;
    }
  };
}
