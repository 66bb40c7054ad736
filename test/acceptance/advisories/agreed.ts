import { type Inbox } from '../hard-cases/inbox.js';

/** Seven days' notice of a discharge from a botilbud, posted to a partner's endpoint, unless it says otherwise. */
export const agreed = (partnerId: string, { endpoint }: Pick<Inbox, 'endpoint'>, changes: object = {}) => ({
  partner: { id: partnerId, name: 'Testpartner Eksempel' },
  direction: 'to-partner',
  trigger: 'botilbud-discharge',
  tilbudId: null,
  leadTime: { value: 7, unit: 'days' },
  cutoff: '12:00',
  channel: { kind: 'webhook', endpoint, secretGeneration: 1 },
  escalateTo: { unit: 'voksen', workerId: null },
  basis: { law: 'PSL-13c', necessity: 'Sammenhæng ved udskrivning', dataCategories: ['identification', 'discharge-date'] },
  validFrom: '2026-01-01',
  validTo: null,
  ...changes,
});
