import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type About,
  ADVISORY,
  type AdvisoryContent,
  dataCategories,
  type DataCategory,
  exampleAgreements,
  kindsOf,
  leavingUnder,
  mayLeave,
  type OccasionTrigger,
  PATHWAY,
} from '#domain';
import { AdvisoryPlanned } from '#domain/advisory/events.js';
import { CitizenRegistered } from '#domain/pathway/citizen/events.js';
import { type Destination } from '#domain/pathway/stay/events.js';
import { openMemoryEventStore } from '#event-store/memory/index.js';
import { type MunicipalityCode, plainDate, type StoredEvent, streamName, type Uuid } from '#kernel';
import { type CoordinationStep, type Outcome } from '#medcom';
import { coordinationWords, danishDate, destinationWords, outcomeWords, sectionWords } from '#medcom/care-communication/danish.js';
import { StoredLog } from '#testing';
import { DeliveryWorld } from '#testing/delivery/delivery-world.js';
import { careCommunicationRequest, testHospital } from '#testing/medcom/index.js';
import { type AdvisoryFacts, type Rendered } from '../channel.js';
import { fhirRenderer } from '../fhir/fhir-renderer.js';
import { webhookRenderer } from '../webhook/webhook-renderer.js';

const date = plainDate('2031-03-07');
/** Each fact has a value that stands nowhere else in a message. */
const abouts: Readonly<Record<OccasionTrigger, About>> = {
  'botilbud-discharge': { trigger: 'botilbud-discharge', date, destination: 'moved-away' },
  coordination: { trigger: 'coordination', date, what: 'coordination-plan', time: '03:17' },
  transition: { trigger: 'transition', date, receiver: { kind: 'municipality', code: '987' as MunicipalityCode } },
  closing: { trigger: 'closing', date, outcome: 'citizen-wish' },
  visitation: { trigger: 'visitation', date, section: 'SEL-103', from: plainDate('2032-04-08'), to: plainDate('2033-05-09'), hoursPerWeek: 7.25 },
  death: { trigger: 'death', date },
};
const triggers = Object.keys(abouts) as OccasionTrigger[];
const person = { cpr: '0101609999', givenName: 'Opdigtetfornavn', familyName: 'Opdigtetefternavn' };
const address = 'Opdigtetvej 17';

let world: DeliveryWorld;
/** The same person, with the address protected and not. */
const pathways = new Map<boolean, { readonly citizenId: Uuid; readonly stored: readonly StoredEvent[] }>();
beforeAll(async () => {
  world = new DeliveryWorld(openMemoryEventStore());
  for (const addressProtected of [true, false]) {
    const citizenId = world.ids.next();
    await world.happens(citizenId, CitizenRegistered.of({ cprKind: 'official', addressProtected }, { on: world.today, personal: { ...person, address } }));
    pathways.set(addressProtected, { citizenId, stored: await world.store.readStream(streamName(PATHWAY, citizenId)) });
  }
});

/** A way of saying an advisory in words that a partner reads. */
interface Way {
  render(facts: AdvisoryFacts): Promise<Rendered<string>>;
  /** How a fact stands in a message; undefined where it never does. */
  says(fact: string, value: unknown): string | undefined;
  /** What comes of an advisory that may not name the citizen. */
  readonly unnamed: Rendered<unknown>['is'];
}

/** What is asked of a FHIR message’s thread: the advisory alone. */
function alone({ advisoryId, content }: AdvisoryFacts): readonly StoredEvent[] {
  const log = new StoredLog();
  log.append(ADVISORY, advisoryId, AdvisoryPlanned.of(content, { on: date }));
  return log.events;
}

const inDanish: Readonly<Record<string, (value: never) => string>> = {
  date: danishDate,
  from: danishDate,
  to: danishDate,
  destination: (value: Destination) => destinationWords[value],
  what: (value: CoordinationStep) => coordinationWords[value].told,
  time: (value: string) => `: ${value}`,
  outcome: (value: Outcome) => outcomeWords[value],
  section: sectionWords,
  hoursPerWeek: (value: number) => `: ${String(value).replace('.', ',')}`,
};

const ways: Readonly<Record<string, Way>> = {
  webhook: {
    render: (facts) => webhookRenderer(world.codec).render(facts),
    says: (_fact, value) => JSON.stringify(value),
    unnamed: 'rendered',
  },
  fhir: {
    render: (facts) => {
      const organizations = new Map([[facts.municipality, careCommunicationRequest().from]]);
      const store = { readStream: () => Promise.resolve(alone(facts)) };
      const channel = { kind: 'fhir', endpoint: 'https://partner.example/fhir', sor: testHospital.sor, gln: testHospital.gln! } as const;
      return fhirRenderer({ opener: world.codec, store, organizations, base: 'https://service.example/fhir' }).render({ ...facts, terms: { ...facts.terms, channel } });
    },
    says: (fact, value) => inDanish[fact]?.(value as never),
    unnamed: 'not-buildable',
  },
};

function factsOf(trigger: OccasionTrigger, categories: readonly DataCategory[], addressProtected: boolean): AdvisoryFacts {
  const { citizenId, stored } = pathways.get(addressProtected)!;
  const terms = exampleAgreements(plainDate('2026-01-01'), () => 'https://partner.example/')[0]!;
  const content: AdvisoryContent = {
    kind: kindsOf[trigger].first,
    citizenId,
    partnerId: terms.partner.id,
    agreementId: world.ids.next(),
    agreementVersion: 1,
    triggeredBy: world.ids.next(),
    subjectId: world.ids.next(),
    planId: null,
    about: abouts[trigger],
    dueAt: world.clock.now(),
    late: null,
    basis: leavingUnder({ ...terms.basis, dataCategories: [...categories] }, trigger),
    acknowledgeWithin: null,
    escalateTo: terms.escalateTo,
    corrects: null,
  };
  const municipality = '621' as MunicipalityCode;
  return { advisoryId: world.ids.next(), municipality, planned: stored[0]!, content, terms, pathway: stored, now: world.clock.now(), today: world.today };
}

/** What stands in a message exactly where its category was agreed and may leave: each value, and the category that opens it. */
function valuesOf(trigger: OccasionTrigger, { says }: Way): readonly (readonly [string, DataCategory])[] {
  const opens = Object.entries(mayLeave[trigger]) as [DataCategory, readonly string[]][];
  const about = abouts[trigger] as unknown as Readonly<Record<string, unknown>>;
  return opens.flatMap(([category, facts]) => facts.map((fact) => [says(fact, about[fact]), category] as const))
    .flatMap(([value, category]) => (value === undefined ? [] : [[value, category] as const]));
}

describe.each(Object.entries(ways))('a message by %s', (_name, way) => {
  it('says what was agreed and may leave, and nothing else', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...triggers), fc.subarray([...dataCategories], { minLength: 1 }), fc.boolean(), async (trigger, categories, addressProtected) => {
        const facts = factsOf(trigger, categories, addressProtected);
        const allowed = facts.content.basis.dataCategories;
        if (allowed.length === 0) return;
        const named = allowed.includes('identification');
        const rendered = await way.render(facts);
        if (!named) expect(rendered.is).toBe(way.unnamed);
        else if (rendered.is !== 'rendered') throw new Error(rendered.code);
        if (rendered.is !== 'rendered') return;
        for (const other of triggers) {
          for (const [value, category] of valuesOf(other, way)) {
            if (other === trigger) expect([value, rendered.content.includes(value)]).toEqual([value, allowed.includes(category)]);
            else if (!valuesOf(trigger, way).some(([own]) => own === value)) expect(rendered.content).not.toContain(value);
          }
        }
        for (const value of Object.values(person)) expect(rendered.content.includes(value)).toBe(named);
        expect(rendered.content.includes(address)).toBe(named && allowed.includes('address') && !addressProtected);
      }),
      { numRuns: 200 },
    ));
});
