import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fingerprintOf, parseHospitalNotification, readEnvelope } from '#medcom';
import { allNotificationKinds, hospitalNotification, testCpr } from '#testing/medcom/index.js';

type Path = readonly (string | number)[];

/** Every place in a JSON value, the root apart. */
function pathsOf(value: unknown, to: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const members: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item: unknown, index) => [index, item])
    : Object.entries(value);
  return members.flatMap(([key, member]) => [[...to, key], ...pathsOf(member, [...to, key])]);
}

/** A copy of the message in which the place holds something else, or nothing. */
function changed(message: unknown, path: Path, replacement: { readonly value: unknown } | undefined): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(message));
  let holder = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>;
  const last = path.at(-1)!;
  if (replacement) holder[last] = replacement.value;
  else if (Array.isArray(holder)) holder.splice(last as number, 1);
  else delete holder[last];
  return copy;
}

const messages = allNotificationKinds.map((kind) => hospitalNotification({ kind, reportOfAdmission: true, follows: 'STIN' }));
const spoiled = fc.constantFrom(...messages).chain((message) =>
  fc
    .tuple(fc.constantFrom(...pathsOf(message)), fc.option(fc.record({ value: fc.jsonValue() }), { nil: undefined }))
    .map(([path, replacement]) => changed(message, path, replacement)),
);

/** What has to hold of the answer to any input at all. */
function holds(input: unknown): void {
  const result = parseHospitalNotification(input);
  if (result.ok) expect(result.notification.cpr).toMatch(/^\d{10}$/);
  else {
    expect(result.problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(result)).not.toContain(testCpr);
    for (const { expression } of result.problems) expect(expression).toMatch(/^Bundle(\.[a-zA-Z]+|\[\d+\])*$/);
  }
  readEnvelope(input);
  fingerprintOf(input);
}

describe('whatever comes in', () => {
  it('any value is read or refused, never thrown at', () => {
    fc.assert(fc.property(fc.oneof(fc.anything({ withNullPrototype: true }), fc.jsonValue()), holds), { numRuns: 500 });
  });

  it('anything inside a Bundle is read or refused, never thrown at', () => {
    const resource = fc.record({
      resourceType: fc.constantFrom('MessageHeader', 'Patient', 'Encounter', 'Organization', 'Provenance', 'Other'),
      id: fc.jsonValue(),
      identifier: fc.jsonValue(),
      target: fc.jsonValue(),
      extension: fc.jsonValue(),
    });
    const bundle = fc.record({
      resourceType: fc.constant('Bundle'),
      type: fc.constant('message'),
      entry: fc.array(fc.record({ fullUrl: fc.jsonValue(), resource: fc.oneof(resource, fc.jsonValue()) })),
    });
    fc.assert(fc.property(bundle, holds), { numRuns: 500 });
  });

  it('a right message with any one part changed or gone is read or refused, never thrown at', () => {
    fc.assert(fc.property(spoiled, holds), { numRuns: 2_000 });
  });

  it('each single part can be taken out', () => {
    for (const message of messages.filter((_, index) => index % 4 === 1)) for (const path of pathsOf(message)) holds(changed(message, path, undefined));
  });
});
