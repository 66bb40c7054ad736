import { expect, it } from '@jest/globals';
import { baseDefinition } from '#testing/medcom/published/base-r4.js';
import { describeWithMedcomData, publishedIds, publishedMessage } from '#testing/medcom/published/medcom-data.js';
import { knownTypes } from '../xml/elements.js';
import { readFhirXml } from '../xml/read.js';
import { writeFhirXml } from '../xml/write.js';

interface Defined {
  readonly path: string;
  readonly max: string;
  readonly contentReference?: string;
  readonly type?: readonly { readonly code: string }[];
}

const truth = ['boolean'];
const numbers = ['integer', 'decimal', 'unsignedInt', 'positiveInt'];

/** The elements right under a path of HL7's own definition of a type: `name` or, for a choice, `name[x]`. */
function definedUnder(type: string, path: string): readonly Defined[] {
  const definition = baseDefinition(`http://hl7.org/fhir/StructureDefinition/${type}`) as unknown as { readonly snapshot?: { readonly element: readonly Defined[] } } | undefined;
  return (definition?.snapshot?.element ?? []).filter((one) => one.path.startsWith(`${path}.`) && !one.path.slice(path.length + 1).includes('.'));
}

/** A type of ours is one of HL7's, or a part of one: `MessageHeaderSource` is `MessageHeader.source`. */
function definedOf(ours: string): readonly Defined[] {
  const whole = definedUnder(ours, ours);
  if (whole.length > 0) return whole;
  for (let at = ours.length - 1; at > 0; at--) {
    const [type, part] = [ours.slice(0, at), ours.slice(at)];
    const found = definedUnder(type, `${type}.${part.charAt(0).toLowerCase()}${part.slice(1)}`);
    if (found.length > 0) return found;
  }
  return [];
}

it('knows elements in the order, number and kind that HL7 gives them', () => {
  const wrong: string[] = [];
  for (const [type, elements] of knownTypes) {
    if (type === 'Element') continue;
    const defined = definedOf(type);
    const places: number[] = [];
    for (const { name, list, holds } of elements.values()) {
      const place = defined.findIndex(({ path }) => {
        const last = path.slice(path.lastIndexOf('.') + 1);
        return last === name || (last.endsWith('[x]') && name.startsWith(last.slice(0, -3)));
      });
      const one = defined[place];
      places.push(place);
      if (!one) wrong.push(`${type}.${name}: no such element`);
      else if ((one.max === '*') !== list) wrong.push(`${type}.${name}: ${one.max}`);
      else if (!one.path.endsWith('[x]')) {
        const code = one.type?.[0]?.code ?? '';
        const kind = truth.includes(code) ? 'truth' : numbers.includes(code) ? 'number' : code === 'Resource' ? 'resource' : /^[A-Z]/.test(code) || one.contentReference ? 'elements' : 'text';
        if (kind !== holds) wrong.push(`${type}.${name}: ${code}`);
      }
    }
    if (places.some((place, at) => at > 0 && place < places[at - 1]!)) wrong.push(`${type}: out of order`);
  }
  expect(wrong).toEqual([]);
});

describeWithMedcomData('what MedCom publishes, there and back through XML', () => {
  it.each(['hospitalnotification-3.0.2', 'acknowledgement-2.0.3', 'carecommunication-5.0.2'])('%s is the same message', (guide) => {
    const withoutMarkup = (message: unknown) => JSON.parse(JSON.stringify(message, (name, value: unknown) => (name === 'div' ? '' : value))) as unknown;
    for (const id of publishedIds(guide)) {
      const message = publishedMessage(guide, id);
      const read = readFhirXml(writeFhirXml(message));
      expect(read.ok && withoutMarkup(read.resource)).toEqual(withoutMarkup(message));
    }
  });
});
