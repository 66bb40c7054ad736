/** The way to a partner's endpoint that takes webhooks. */
export const webhookTo = ({ endpoint }: { readonly endpoint: string }) => ({ kind: 'webhook', endpoint, secretGeneration: 1 }) as const;

/** Seven days' notice of a discharge from a botilbud, over a channel, unless it says otherwise. */
export const agreed = (partnerId: string, channel: object, changes: object = {}) => ({
  partner: { id: partnerId, name: 'Testpartner Eksempel' },
  direction: 'to-partner',
  trigger: 'botilbud-discharge',
  tilbudId: null,
  leadTime: { value: 7, unit: 'days' },
  cutoff: '12:00',
  channel,
  escalateTo: { unit: 'voksen', workerId: null },
  basis: { law: 'PSL-13c', necessity: 'Sammenhæng ved udskrivning', dataCategories: ['identification', 'discharge-date'] },
  validFrom: '2026-01-01',
  validTo: null,
  ...changes,
});
