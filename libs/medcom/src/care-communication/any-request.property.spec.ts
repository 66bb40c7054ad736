import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMillis, derivedId, instant, plainDate, type PlainDate } from '#kernel';
import { destinations } from '#domain/pathway/stay/events.js';
import { careCommunicationRequest } from '#testing/medcom/index.js';
import { practitionerRoles, type PractitionerRoleCode } from '../codes/care-communication.js';
import { buildCareCommunication } from './build.js';
import { danishDate, destinationWords } from './danish.js';
import { type CareCommunicationRequest, type EarlierMessage } from './request.js';
import { type Saying, type Told } from './told.js';

const date = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(plainDate('1990-01-01'), days));
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
/** Leaves out members without a value, as facts do that are not told. */
const without = <Value extends object>(value: Value) => Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Value;
const text = fc.string({ unit: 'binary', maxLength: 60 });

const told: fc.Arbitrary<Told> = fc
  .oneof(
    fc.record({ about: fc.constant('discharge' as const), date: optional(date), destination: optional(fc.constantFrom(...destinations)) }),
    fc.record({ about: fc.constant('coordination' as const), what: optional(fc.constantFrom('network-meeting', 'discharge-agreement', 'coordination-plan')), date: optional(date), time: optional(text) }),
    fc.record({ about: fc.constant('transition' as const), date: optional(date) }),
    fc.record({ about: fc.constant('closing' as const), date: optional(date), outcome: optional(fc.constantFrom('goals-met', 'citizen-wish', 'moved-away', 'other-support', 'other')) }),
    fc.record({ about: fc.constant('visitation' as const), decidedOn: optional(date), section: optional(text), from: optional(date), until: optional(date), hoursPerWeek: optional(fc.double({ min: 0, max: 168 })) }),
    fc.record({ about: fc.constant('death' as const), date: optional(date) }),
  )
  .map((one) => without(one) as Told);
const saying: fc.Arbitrary<Saying> = fc.record({ as: fc.constantFrom('told', 'changed', 'withdrawn'), told, shortNotice: fc.boolean() });
const message: fc.Arbitrary<EarlierMessage> = fc.record({
  messageId: fc.nat({ max: 200 }).map((one) => derivedId('test message', String(one))),
  sentAt: fc.nat().map((seconds) => addMillis(instant('2026-11-20T15:00:00Z'), seconds * 1_000)),
  saying,
});
const digits = (usual: string, length: number) => fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, fc.stringMatching(new RegExp(`^\\d{${length}}$`)), text);
const { from, to } = careCommunicationRequest();
const correspondent = (usual: typeof to) => fc.record({ name: fc.oneof(fc.constant(usual.name), text), sor: digits(usual.sor, 15), gln: digits(usual.gln, 13) });

const request: fc.Arbitrary<CareCommunicationRequest> = fc
  .record({
    message,
    base: fc.constant('https://borgerforloeb.example/fhir'),
    from: fc
      .tuple(
        correspondent(from),
        fc.record({
          name: fc.oneof(fc.constant('Vagten'), text),
          role: fc.oneof(fc.record({ code: fc.constantFrom(...(Object.keys(practitionerRoles) as PractitionerRoleCode[])) }), fc.record({ text })),
          phone: digits('+4500000000', 8),
        }),
      )
      .map(([unit, signature]) => ({ ...unit, signature })),
    to: correspondent(to),
    citizen: fc.record({ cpr: digits('0101605999', 10), familyName: fc.oneof(fc.constant('Testborger'), text), givenName: text, address: text }),
    episode: optional(fc.record({ identifier: fc.record({ value: fc.oneof(fc.uuid(), text) }), careClass: fc.constantFrom('inpatient', 'emergency') })),
    earlier: fc.array(message, { maxLength: 4 }),
  })
  .map(({ message: own, ...rest }) => without({ ...rest, ...own }) as CareCommunicationRequest);

describe('whatever the facts', () => {
  it('there is a message, the same each time, or a problem with a name', () => {
    let messages = 0;
    fc.assert(
      fc.property(request, (one) => {
        const result = buildCareCommunication(one);
        if (!result.ok) {
          expect(result.problems.length).toBeGreaterThan(0);
          for (const problem of result.problems) expect(problem).toMatch(/^[a-z-]{1,64}$/);
          return;
        }
        messages++;
        const written = JSON.stringify(result.bundle);
        expect(JSON.stringify(buildCareCommunication(one))).toBe(JSON.stringify({ ok: true, bundle: JSON.parse(written) }));
        expect(written).not.toMatch(/""|null|\[\]|\{\}/);
      }),
      { numRuns: 120 },
    );
    expect(messages).toBeGreaterThan(2);
  });
});

/** A fact as it could be met with in a message. */
const traces = (fact: string): readonly string[] => (/^\d{4}-\d\d-\d\d$/.test(fact) ? [danishDate(fact as PlainDate), fact] : [fact]);

describe('whatever is left out', () => {
  it('stands nowhere in the message, the narratives included', () => {
    const whole = { date: plainDate('1871-03-09'), destination: 'moved-away', givenName: 'Udeladt-Fornavn', address: 'Udeladtvej 99', shortNotice: true } as const;
    fc.assert(
      fc.property(fc.subarray(Object.keys(whole) as (keyof typeof whole)[]), fc.constantFrom('told', 'changed', 'withdrawn'), (kept, as) => {
        const keep = <Name extends keyof typeof whole>(name: Name) => (kept.includes(name) ? { [name]: whole[name] } : {}) as Partial<typeof whole>;
        const result = buildCareCommunication(
          careCommunicationRequest({
            citizen: { cpr: '0101605999', familyName: 'Testborger', ...keep('givenName'), ...keep('address') },
            saying: { as, told: { about: 'discharge', ...keep('date'), ...keep('destination') }, ...keep('shortNotice') },
          }),
        );
        if (!result.ok) throw new Error(result.problems.join());
        const written = JSON.stringify(result.bundle);
        const facts = { date: traces(whole.date), destination: [destinationWords['moved-away'], whole.destination], givenName: [whole.givenName], address: [whole.address], shortNotice: ['kortere'] };
        for (const [name, marks] of Object.entries(facts)) {
          if (!kept.some((one) => one === name)) for (const mark of marks) expect(written).not.toContain(mark);
        }
      }),
    );
  });
});
