import { describe, expect, it } from '@jest/globals';
import type { Bundle } from 'fhir/r4.js';
import { conformanceChecker, errorsIn, type Guide } from '../conformance/index.js';
import { definitionsOf } from '../published/guides.js';
import { describeWithMedcomData, publishedIds, publishedMessage } from '../published/medcom-data.js';
import { acknowledgementMutants, careCommunicationMutants, hospitalNotificationMutants, mutated, told, type Mutant } from './index.js';
import { invariantsReached } from './invariants-reached.js';

interface Suite {
  readonly guide: Guide;
  readonly mutants: readonly Mutant[];
  /** The published message that has most of what there can be. */
  readonly first: string;
  /** Invariants that no message can break, or that are about what no such message has. */
  readonly beyond: readonly string[];
}

const suites: readonly Suite[] = [
  { guide: 'carecommunication-5.0.2', mutants: careCommunicationMutants, first: 'gfd00bc2-9c26-4174-934e-f6e4360845de', beyond: [] },
  {
    guide: 'acknowledgement-2.0.3',
    mutants: acknowledgementMutants,
    first: 'bc9535ef-ed94-4060-a928-7baddec7ee71',
    // Both look for resources among the entries themselves, where there are none.
    beyond: ['medcom-messaging-1', 'medcom-messaging-3'],
  },
  {
    guide: 'hospitalnotification-3.0.2',
    mutants: hospitalNotificationMutants,
    first: 'd3128d9b-cede-4c7f-8904-809eab322d7d',
    beyond: ['medcom-messaging-1', 'medcom-messaging-3', 'medcom-hospitalNotification-1', 'medcom-hospitalNotification-3'],
  },
];

describe.each(suites)('mutants of $guide', ({ guide, mutants, first, beyond }) => {
  it('have names of their own', () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  });

  describeWithMedcomData('of the published messages', () => {
    const messages = (): readonly Bundle[] => [first, ...publishedIds(guide)].map((id) => publishedMessage(guide, id));

    it.each(mutants)('$name: found by $key at $at', (mutant) => {
      const wrong = messages().flatMap((message) => mutated(message, mutant) ?? [])[0];
      const found = told(wrong!, errorsIn(conformanceChecker(guide).check(wrong!)));
      expect(found).toContain(`${mutant.key} ${mutant.at}`);
    });

    it('there is one for every invariant that bears on such a message', () => {
      // Those of FHIR and of MedCom's core are broken by the mutants of a CareCommunication, which is made of most.
      const broken = new Set([...mutants, ...careCommunicationMutants].map(({ key }) => key));
      const reached = invariantsReached(definitionsOf(guide), messages());
      expect([...reached].filter((key) => !broken.has(key)).sort()).toEqual([...beyond].sort());
    });
  });
});
