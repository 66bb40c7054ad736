import fc from 'fast-check';
import { expect, it } from '@jest/globals';
import { buildCareCommunication, type CareCommunicationRequest } from '#medcom';
import { careCommunicationRequest, firstMessage, secondMessage } from '#testing/medcom/index.js';
import { conformanceChecker, errorsIn } from '#testing/medcom/conformance/index.js';
import { careCommunicationMutants, mutated } from '#testing/medcom/mutants/index.js';
import { describeWithMedcomData } from '#testing/medcom/published/medcom-data.js';
import { identifierSystems } from '../codes/systems.js';
import { careCommunicationViolations } from '../constraints/violations.js';

const { citizen, to } = careCommunicationRequest();

function conformsOrIsHeld(request: Partial<CareCommunicationRequest>): boolean {
  const built = buildCareCommunication(careCommunicationRequest(request));
  return !built.ok || errorsIn(conformanceChecker('carecommunication-5.0.2').check(built.bundle)).length === 0;
}

/** About copies within an organisation and attachments, which we do not send. */
const notOurs: ReadonlySet<string> = new Set([
  'a sender of another organisation',
  'a recipient of another organisation',
  'two recipients',
  'two senders',
  'a sender within who is not in the message',
  'a sender within who is neither team nor role',
  'nothing said in words',
  'an attachment without title',
  'an attachment that is a page',
  'an attachment without id',
  'an attachment without type',
  'a team without name',
  'a team of two organisations',
  'a team of an organisation that is not in the message',
  'a team of what is no organisation',
  'a team in which an organisation acts for somebody',
]);

/** What our own constraints leave to the types that messages are built with: no request can bring it about. */
const leftToTypes: ReadonlySet<string> = new Set([
  'a bundle with a total',
  'an entry with a score',
  'an entry that asks for something',
  'an entry that answers',
  'a response of an unknown kind',
  'a date that is none',
  'an extension in a contact',
  'a gender that there is not',
  'a birthday with a time',
  'a relative who is nobody',
  'a telephone number without telephone',
  'a citizen of an organisation that is not in the message',
  'a citizen who manages themselves',
  'an organisation with a home',
  'an organisation with a telephone at home',
  'a role of a code that there is not',
  'a stay of a class that is none',
  'a stay at what is not in the message',
  'a stay at what is no organisation',
  'a stay on somebody’s account',
  'a stay that ends before it begins',
  'two national episodes',
  'an element that there is not',
  'an element deep down that there is not',
  'one thing where a list belongs',
  'a list where one thing belongs',
  'an empty list',
  'a number where a text belongs',
  'a text where a boolean belongs',
  'a text where a group belongs',
  'an empty text',
  'an id with a space',
  'two kinds of the same',
  'an empty group',
  'an extension that says nothing',
  'an extension without url',
  'a reference to what is not contained',
  'something contained that nothing refers to',
  'something contained in what is contained',
  'something contained that has a version',
  'something contained that has a security label',
  'a narrative that runs',
  'a narrative that is not closed',
  'a narrative that says nothing',
  'a quantity compared in a way that there is not',
]);

describeWithMedcomData('what hospitals and installations may write', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 40 });
  const system = fc.option(fc.oneof(anything, fc.constant(identifierSystems.lpr3)), { nil: undefined });

  it('an episode conforms as we give it back, or no message is built', () => {
    fc.assert(
      fc.property(system, fc.oneof(anything, fc.uuid().map((it) => `urn:uuid:${it}`)), (from, value) => {
        const identifier = { value, ...(from !== undefined && { system: from }) };
        return conformsOrIsHeld({ episode: { identifier, careClass: 'inpatient' } });
      }),
      { numRuns: 50 },
    );
  });

  it('names and an address conform, or no message is built', () => {
    fc.assert(
      fc.property(anything, anything, anything, anything, (familyName, givenName, address, name) =>
        conformsOrIsHeld({ citizen: { ...citizen, familyName, givenName, address }, to: { ...to, name } }),
      ),
      { numRuns: 50 },
    );
  });

  it.each(['https://borgerforloeb.example/a b', 'https://borgerforloeb.example/æ ø'])('the base %s gives no message', (base) => {
    expect(buildCareCommunication(careCommunicationRequest({ base })).ok).toBe(false);
  });
});

describeWithMedcomData('our own constraints beside the published profiles', () => {
  it('catch what is wrong by the profiles, but for what is left to types', () => {
    const episode = { identifier: { system: 'https://testsygehus.example/forloeb', value: 'episode-1' }, careClass: 'inpatient' } as const;
    const built = buildCareCommunication(careCommunicationRequest({ ...secondMessage, earlier: [firstMessage], episode }));
    if (!built.ok) throw new Error(built.problems.join(', '));
    const wrong = careCommunicationMutants.map((mutant) => ({ name: mutant.name, bundle: mutated(built.bundle, mutant) }));
    const names = (some: readonly { readonly name: string }[]) => new Set(some.map(({ name }) => name));
    expect(names(wrong.filter(({ bundle }) => !bundle))).toEqual(notOurs);
    const applicable = wrong.flatMap(({ name, bundle }) => (bundle ? { name, broken: careCommunicationViolations(bundle) } : []));
    expect(names(applicable.filter(({ broken }) => broken.length === 0))).toEqual(leftToTypes);
    expect(applicable.filter(({ broken }) => broken.length > 0).length).toBeGreaterThanOrEqual(40);
  });
});
