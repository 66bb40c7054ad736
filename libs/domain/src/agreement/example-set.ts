import { type PlainDate } from '#kernel';
import { type AgreementTerms, type Span } from './terms.js';

/** Lead times as municipalities and regions have agreed on them; examples, to be replaced by what is agreed locally. */
const examples: readonly { readonly id: string; readonly name: string; readonly leadTime: Span }[] = [
  { id: 'regional-psychiatry', name: 'Regionspsykiatrien', leadTime: { value: 7, unit: 'days' } },
  { id: 'floating-support', name: 'Bostøtte og Væresteder', leadTime: { value: 3, unit: 'working-days' } },
  { id: 'drop-in-centre', name: 'Værestedet', leadTime: { value: 1, unit: 'days' } },
];

/** An example set of agreements on discharge from a botilbud, to load and change. The endpoint is given each partner's id. */
export function exampleAgreements(validFrom: PlainDate, endpointOf: (partnerId: string) => string): readonly AgreementTerms[] {
  return examples.map(({ id, name, leadTime }) => ({
    partner: { id, name },
    direction: 'to-partner',
    trigger: 'botilbud-discharge',
    tilbudId: null,
    leadTime,
    cutoff: '12:00',
    channel: { kind: 'webhook', endpoint: endpointOf(id), secretGeneration: 1 },
    acknowledgeWithin: { value: 1, unit: 'working-days' },
    escalateTo: { unit: 'voksenraadgivningen', workerId: null },
    basis: {
      law: 'PSL-13c',
      necessity: 'Sammenhæng i indsatsen ved udskrivning fra botilbud',
      dataCategories: ['identification', 'discharge-date', 'destination'],
    },
    validFrom,
    validTo: null,
  }));
}
