import fhirpath, { type Model } from 'fhirpath';
import r4Model from 'fhirpath/fhir-context/r4/index.js';
import { htmlProblem } from './html.js';
import { type Message } from './message.js';
import { choiceKey, isObject, type Json, type Place } from './place.js';

/** What expressions ask of the one who evaluates them. */
export interface Surroundings {
  readonly message: Message;
  conformsTo(resource: Json, profile: string): boolean;
  isMemberOf(code: unknown, valueSet: string): boolean;
}

type Functions = Record<string, { fn: (inputs: readonly unknown[], argument: string) => unknown[]; arity: Record<number, 'String'[]> }>;
type Compiled = (data: unknown, variables: Record<string, unknown>) => unknown[];

// The package's own declaration does not fit exact optional properties.
const r4 = r4Model as Model;
const compiled = new Map<string, Compiled>();
let around: Surroundings | undefined;

/**
 * Evaluates FHIRPath on a value of a message. Functions that would ask a server look inside the message and the definitions
 * instead. @throws Error where the expression cannot be evaluated on this value.
 */
export function evaluate(expression: string, place: Place, surroundings: Surroundings): readonly unknown[] {
  const { data, base, path } = askable(expression, place);
  const key = `${base ?? ''}|${path}`;
  let run = compiled.get(key);
  if (!run) {
    run = fhirpath.compile(base === undefined ? path : { base, expression: path }, r4, {
      userInvocationTable: functions,
      traceFn: () => undefined,
    }) as Compiled;
    compiled.set(key, run);
  }
  const outer = around;
  around = surroundings;
  try {
    return run(data, { resource: place.resource, rootResource: place.resource });
  } finally {
    around = outer;
  }
}

/**
 * A value and an expression as the library takes them. It begins at objects and texts only, so that a number or a boolean
 * is asked about as the value of an extension; and to it a primitive has no `value`, which FHIR says is the primitive itself.
 */
function askable(expression: string, { value, type }: Place): { data: unknown; base: string | undefined; path: string } {
  if (isObject(value)) return { data: value, base: 'resourceType' in value ? undefined : type, path: expression };
  const path = expression.replace(/^value\./, '');
  if (typeof value === 'string') return { data: value, base: type, path };
  return { data: { [choiceKey('value[x]', type)]: value }, base: 'Extension', path: `value.select(${path})` };
}

function current(): Surroundings {
  if (!around) throw new Error('FHIRPath functions are called within an evaluation');
  return around;
}

/** A resource as FHIRPath's own node, so that its type is known to what follows. */
function nodeOf(resource: Json): unknown {
  return (fhirpath.evaluate(resource, '$this', {}, r4, { resolveInternalTypes: false }) as unknown[])[0];
}

function resolve(inputs: readonly unknown[]): unknown[] {
  return inputs.flatMap((input) => {
    const reference = isObject(input) ? input['reference'] : input;
    const found = typeof reference === 'string' ? current().message.resolveAnywhere(reference) : undefined;
    return found ? [nodeOf(found)] : [];
  });
}

const functions: Functions = {
  resolve: { fn: resolve, arity: { 0: [] } },
  conformsTo: {
    fn: (inputs, profile) => inputs.map((it) => isObject(it) && current().conformsTo(it, profile)),
    arity: { 1: ['String'] },
  },
  memberOf: {
    fn: (inputs, valueSet) => inputs.map((it) => current().isMemberOf(it, valueSet)),
    arity: { 1: ['String'] },
  },
  htmlChecks: {
    fn: (inputs) => [inputs.every((it) => typeof it === 'string' && htmlProblem(it) === undefined)],
    arity: { 0: [] },
  },
};
