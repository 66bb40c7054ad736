import { expect, it } from '@jest/globals';
import type { Bundle } from 'fhir/r4.js';
import { buildCareCommunication, type CareCommunicationRequest } from '#medcom';
import { conformanceChecker, errorsIn } from '#testing/medcom/conformance/index.js';
import { careCommunicationRequest, firstMessage, sayings, secondMessage } from '#testing/medcom/index.js';
import { careCommunicationMutants, mutated, told } from '#testing/medcom/mutants/index.js';
import { describeWithMedcomData } from '#testing/medcom/published/medcom-data.js';
import { careCommunicationViolations } from '../constraints/violations.js';

const guide = 'carecommunication-5.0.2';

function ours(otherwise: Partial<CareCommunicationRequest>): Bundle {
  const result = buildCareCommunication(careCommunicationRequest(otherwise));
  if (!result.ok) throw new Error(result.problems.join());
  return result.bundle;
}

const { from, citizen } = careCommunicationRequest();
const third = { ...secondMessage, messageId: firstMessage.messageId.replace('c1', 'c3') as typeof firstMessage.messageId, saying: sayings['discharge withdrawn'] };
/** The hospital's own id of an episode, as its messages give it. */
const episode = { identifier: { system: 'https://testsygehus.example/forloeb', value: 'a1b2c3d4-0000-5000-8000-000000000000' }, careClass: 'inpatient' } as const;

const messages: Readonly<Record<string, Partial<CareCommunicationRequest>>> = {
  ...Object.fromEntries(Object.entries(sayings).map(([name, saying]) => [name, { saying }])),
  'a change, as a reply': { ...secondMessage, earlier: [firstMessage] },
  'a withdrawal, as a second reply': { ...third, earlier: [firstMessage, secondMessage] },
  'an arrangement about an episode': { saying: sayings['discharge agreement told'], episode },
  'one about an episode that has a value only': { episode: { ...episode, identifier: { value: episode.identifier.value } } },
  'one that says where the citizen lives': { citizen: { ...citizen, address: 'Prøvevej 1, 0000 Testby' } },
  'one of a citizen without a given name': { citizen: { cpr: citizen.cpr, familyName: citizen.familyName } },
  'one that is signed with a role in words': { from: { ...from, signature: { ...from.signature, role: { text: 'Visitator' } } } },
  'one with markup in its names': { citizen: { ...citizen, familyName: '<b>Test & "Borger"</b>' } },
};

describeWithMedcomData('our CareCommunications, held against the profiles 5.0.2', () => {
  it.each(Object.keys(messages))('%s conforms', (name) => {
    expect(errorsIn(conformanceChecker(guide).check(ours(messages[name]!)))).toEqual([]);
  });
});

describeWithMedcomData('our CareCommunications made wrong', () => {
  const reply = ours({ ...secondMessage, earlier: [firstMessage], episode });

  it.each(careCommunicationMutants.filter((mutant) => mutated(reply, mutant)))('$name: found by $key at $at', (mutant) => {
    const wrong = mutated(reply, mutant)!;
    expect(told(wrong, errorsIn(conformanceChecker(guide).check(wrong)))).toContain(`${mutant.key} ${mutant.at}`);
  });

  it.each(careCommunicationMutants.filter((mutant) => mutant.key.startsWith('medcom') && mutated(reply, mutant)))('$name ($key): held back by our own constraints', (mutant) => {
    expect(careCommunicationViolations(mutated(reply, mutant)!)).not.toEqual([]);
  });
});
