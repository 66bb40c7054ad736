import { CITIZEN_NOT_NAMED, type Renderer } from '../channel.js';
import { buildMessage } from '../rendering/advisory-message.js';
import { type Opener } from '../rendering/citizen-told.js';

/** What is posted to webhooks: a JSON document of the published shape. */
export function webhookRenderer(opener: Opener): Renderer<string> {
  return {
    async render({ content, planned, advisoryId, terms, pathway, today }) {
      const message = await buildMessage({ content, stored: planned, advisoryId }, terms, pathway, opener, today);
      return message ? { is: 'rendered', content: JSON.stringify(message) } : { is: 'not-buildable', code: CITIZEN_NOT_NAMED };
    },
  };
}
