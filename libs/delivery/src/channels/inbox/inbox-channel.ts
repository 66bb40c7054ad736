import { type Channel, channelOf, CITIZEN_NOT_NAMED, type Renderer, type Transport } from '../channel.js';
import { buildMessage } from '../rendering/advisory-message.js';
import { type Opener } from '../rendering/citizen-told.js';

/** An advisory can stand in the inbox where it can be read there: what it says is put together when the partner opens it. */
function readable(opener: Opener): Renderer<null> {
  return {
    async render({ content, planned, advisoryId, terms, pathway, today }) {
      const message = await buildMessage({ content, stored: planned, advisoryId }, terms, pathway, opener, today);
      return message ? { is: 'rendered', content: null } : { is: 'not-buildable', code: CITIZEN_NOT_NAMED };
    },
  };
}

/** Nothing has to be carried anywhere: that it was sent is what makes it stand in the inbox. */
export const standing: Transport<'inbox', null> = {
  send: (_message, signal) => Promise.resolve(signal?.aborted ? { is: 'unreachable', code: 'STOPPED' } : { is: 'delivered' }),
};

/** The partner reads advisories in this service. */
export function inboxChannel(opener: Opener): Channel {
  return channelOf('inbox', readable(opener), standing);
}
